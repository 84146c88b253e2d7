/// What the investigator asks about: a window of days, and what marks content and payments as part of it.
public struct Campaign: Sendable {
    public var id: String
    public var name: String
    /// Whom the content serves.
    public var beneficiary: String
    /// First and last day of the window.
    public var from: Day
    public var to: Day
    /// Without `#`; matched whole, folded for case and diacritics.
    public var hashtags: [String]
    /// Phrases looked for in captions and references.
    public var keywords: [String]
    /// Content ids or URLs that belong to the campaign.
    public var content: [String]
    /// Names, accounts or handles of parties known to pay for the campaign.
    public var sponsors: [String]

    public init(
        id: String, name: String, beneficiary: String = "", from: Day, to: Day, hashtags: [String] = [], keywords: [String] = [],
        content: [String] = [], sponsors: [String] = []
    ) {
        self.id = id
        self.name = name
        self.beneficiary = beneficiary
        self.from = from
        self.to = to
        self.hashtags = hashtags
        self.keywords = keywords
        self.content = content
        self.sponsors = sponsors
    }
}
