/// A post as it was published.
struct Post: Sendable {
    var platform: String
    var id: String
    var url: String
    var creator: Int
    var account: Int
    var day: WorldDay
    /// Second of the day.
    var second: Int
    var caption: String
    var label: String
    var campaign: Int?

    var postedAt: String {
        day.iso + "T" + WorldDay.two(second / 3600) + ":" + WorldDay.two(second / 60 % 60) + ":" + WorldDay.two(second % 60) + "Z"
    }
}
