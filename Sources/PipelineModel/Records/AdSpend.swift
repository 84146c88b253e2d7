/// What an advertiser spent on a platform's advertisements, as the platform's library says: often only an interval.
public struct AdSpend: Sendable {
    public var place: Place
    public var platform: TextID
    public var advertiser: TextID
    public var payer: TextID
    public var campaign: TextID
    public var from: Day?
    public var to: Day?
    /// The interval's ends; nil where the library gives none (`≤100` has no low end).
    public var low: ExactDecimal?
    public var high: ExactDecimal?
    public var currency: TextID
    /// How many advertisements, where the library says.
    public var ads: Int64?

    public init(
        place: Place, platform: TextID, advertiser: TextID, payer: TextID = .empty, campaign: TextID = .empty, from: Day? = nil,
        to: Day? = nil,
        low: ExactDecimal? = nil, high: ExactDecimal? = nil, currency: TextID, ads: Int64? = nil
    ) {
        self.place = place
        self.platform = platform
        self.advertiser = advertiser
        self.payer = payer
        self.campaign = campaign
        self.from = from
        self.to = to
        self.low = low
        self.high = high
        self.currency = currency
        self.ads = ads
    }
}
