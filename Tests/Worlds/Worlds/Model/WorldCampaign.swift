/// What was asked about, and who really paid for it.
struct WorldCampaign: Sendable {
    var id: String
    var name: String
    var beneficiary: String
    var from: WorldDay
    var to: WorldDay
    var hashtag: String
    var keyword: String
    var currency: String
    var sponsors: [Participant]
    var listedSponsors: [String]
    /// Indices of the agencies it works through.
    var agencies: [Int]
    /// URLs of posts that the investigator already knew.
    var listedContent: [String] = []
}
