/// A creator's statement that a post was paid for.
struct DisclosureRow: Sendable {
    var post: Int
    var sponsor: String
    var day: WorldDay
    /// Hundredths, where the amount is told.
    var minor: Int64?
    var currency: String
    var label: String
}
