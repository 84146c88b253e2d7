/// What one payer paid to, or one creator got from, one campaign in one reporting currency (minor units).
public struct PartyTotal: Hashable, Sendable {
    public var party: PartyID
    public var campaign: Int
    public var currency: Currency
    public var amounts = GradedAmounts()
    /// Payments, parties on the other side, and posts behind `amounts.total`.
    public var payments = 0
    public var counterparties = 0
    public var posts = 0
    public var disclosed: Int128 = 0
    public var firstPayment: Day?
    public var lastPayment: Day?
    /// For a payer: whether it got the campaign's money from another party.
    public var isIntermediary = false

    public init(party: PartyID, campaign: Int, currency: Currency) {
        self.party = party
        self.campaign = campaign
        self.currency = currency
    }

    public var undisclosed: Int128 { amounts.total - disclosed }
}
