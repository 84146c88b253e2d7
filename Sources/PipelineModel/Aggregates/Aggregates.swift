/// Totals and lines: what reports print.
public struct Aggregates: Sendable {
    public var campaigns: [CampaignTotal] = []
    public var payers: [PartyTotal] = []
    public var creators: [PartyTotal] = []
    public var payments: [PaymentLine] = []
    public var links: [LinkLine] = []
    public var contributions: [Contribution] = []

    public init() {}
}
