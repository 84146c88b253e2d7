/// Money followed from its origin over intermediaries to a creator.
public struct Flow: Hashable, Sendable {
    /// Index into the configuration's campaigns; nil where no campaign was asked for.
    public var campaign: Int?
    /// Who paid from its own; nil for the sum of origins too small to be followed one by one.
    public var origin: PartyID?
    /// The intermediaries in the order in which the money passed them; a party comes twice where the money came back to it.
    public var path: [PartyID]
    /// The sum of ways too small or too long to be followed one by one: `path` is then empty.
    public var isOtherPaths: Bool
    public var creator: PartyID
    /// In units of 10^-`currency.minorUnits`; negative where a payment was taken back.
    public var amount: Int128
    /// The currency of the payment to the creator. Its minor units are finer than ISO 4217's where a payment's amount is.
    public var currency: Currency
    public var method: FlowMethod

    public init(
        campaign: Int?, origin: PartyID?, path: [PartyID], isOtherPaths: Bool = false, creator: PartyID, amount: Int128, currency: Currency,
        method: FlowMethod
    ) {
        self.campaign = campaign
        self.origin = origin
        self.path = path
        self.isOtherPaths = isOtherPaths
        self.creator = creator
        self.amount = amount
        self.currency = currency
        self.method = method
    }

    /// Payments from the origin to the creator: 1 where it paid directly; nil for other paths.
    public var hops: Int? { isOtherPaths ? nil : path.count + 1 }

    /// The amount as a plain decimal.
    public var plainAmount: String { ExactDecimal.plain(amount, scale: currency.minorUnits) }

    /// The intermediaries' names separated by ` > `. A `>` or `\` in a name has a `\` before it; other paths are `…`.
    public func pathText(_ parties: PartyTable) -> String {
        isOtherPaths ? "…" : path.map { Self.escaped(parties[$0].name) }.joined(separator: " > ")
    }

    /// A name as ``pathText(_:)`` writes it.
    public static func escaped(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\\") }) else { return name }
        return name.map { $0 == ">" || $0 == "\\" ? "\\" + String($0) : String($0) }.joined()
    }
}
