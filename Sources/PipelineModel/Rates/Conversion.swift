/// An amount in a reporting currency, and how it came about.
public struct Conversion: Hashable, Sendable {
    /// Rounded to the currency's minor units.
    public var amount: ExactDecimal
    public var currency: Currency
    /// The rate as published; empty where the amount needed none or was executed in this currency.
    public var rate: String
    /// The day on which the rate was published.
    public var rateDay: Day?

    public init(amount: ExactDecimal, currency: Currency, rate: String = "", rateDay: Day? = nil) {
        self.amount = amount
        self.currency = currency
        self.rate = rate
        self.rateDay = rateDay
    }

    /// The amount in minor units of ``currency``.
    public var minorUnits: Int64 { amount.mantissa }
}
