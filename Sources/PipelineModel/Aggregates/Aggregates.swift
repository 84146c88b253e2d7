/// Totals and lines: what reports print.
public struct Aggregates: Sendable {
    public var campaigns: [CampaignTotal] = []
    public var payers: [PartyTotal] = []
    public var creators: [PartyTotal] = []
    public var payments: [PaymentLine] = []
    public var links: [LinkLine] = []
    public var contributions: [Contribution] = []
    /// Declarations that no rate turns into a reporting currency, so that what their campaign declared is open in it.
    public var unconvertedDeclarations: [UnconvertedDeclaration] = []

    public init() {}
}
