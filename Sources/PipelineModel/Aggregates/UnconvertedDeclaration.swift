/// A declaration that no rate turns into a reporting currency.
public struct UnconvertedDeclaration: Hashable, Sendable {
    /// An index into ``Findings/declarations``.
    public var declaration: Int
    /// An index into the campaigns of the configuration.
    public var campaign: Int
    public var currency: Currency
    /// The day whose rate was looked for.
    public var day: Day

    public init(declaration: Int, campaign: Int, currency: Currency, day: Day) {
        self.declaration = declaration
        self.campaign = campaign
        self.currency = currency
        self.day = day
    }
}
