/// A campaign's totals in one reporting currency. Amounts are in its minor units and are sums of lines that were rounded one by one.
public struct CampaignTotal: Hashable, Sendable {
    /// Index into the configuration's campaigns.
    public var campaign: Int
    public var currency: Currency
    public var amounts = GradedAmounts()
    /// Payments, parties and posts behind `amounts.total`.
    public var payments = 0
    public var payers = 0
    public var creators = 0
    public var posts = 0
    public var disclosed: Int128 = 0
    /// Nil where nothing was declared, or where a declared amount has no rate.
    public var declared: Int128?
    /// Payments of the campaign that have no rate and stay in their own currency.
    public var unconverted = 0
    public var firstPayment: Day?
    public var lastPayment: Day?

    public init(campaign: Int, currency: Currency) {
        self.campaign = campaign
        self.currency = currency
    }

    public var undisclosed: Int128 { amounts.total - disclosed }
    public var gap: Int128? { declared.map { amounts.total - $0 } }
}
