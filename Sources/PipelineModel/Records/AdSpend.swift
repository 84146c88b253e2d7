/// What an advertiser spent on a platform's advertisements, as the platform's library says: often only an interval.
public struct AdSpend: Sendable {
    /// The spend in one currency. Spends in several currencies are told side by side and never added up.
    public struct Spend: Hashable, Sendable {
        /// The interval's lower end; 0 where the library gives none (`≤100`).
        public var low: ExactDecimal
        /// The interval's upper end, or nil where the library gives none (`≥1000000`). The same as `low` where the spend is exact.
        public var high: ExactDecimal?
        public var currency: TextID

        public init(low: ExactDecimal, high: ExactDecimal?, currency: TextID) {
            self.low = low
            self.high = high
            self.currency = currency
        }
    }

    public var place: Place
    public var platform: TextID
    public var advertiser: TextID
    public var payer: TextID
    public var campaign: TextID
    public var from: Day?
    public var to: Day?
    /// One per currency, at least one.
    public var spends: [Spend]
    /// How many advertisements, where the library says.
    public var ads: Int64?

    public init(
        place: Place, platform: TextID, advertiser: TextID, payer: TextID = .empty, campaign: TextID = .empty, from: Day? = nil,
        to: Day? = nil, spends: [Spend], ads: Int64? = nil
    ) {
        self.place = place
        self.platform = platform
        self.advertiser = advertiser
        self.payer = payer
        self.campaign = campaign
        self.from = from
        self.to = to
        self.spends = spends
        self.ads = ads
    }
}
