/// Amounts in other currencies, by the contract's rules: the last reference rate on or before the day, cross rates as one division,
/// rounded once, half up, to the target's minor units.
public struct ReferenceConversion: Sendable {
    public let rates: RateTable
    public let registry: CurrencyRegistry

    public init(rates: RateTable, registry: CurrencyRegistry) {
        self.rates = rates
        self.registry = registry
    }

    /// What came of it, and by which rate.
    public struct Converted: Hashable, Sendable {
        /// With as many decimals as the target has minor units.
        public var amount: ExactDecimal
        /// The factors as published, so that a reader can redo the sum: `1.0492` where one side is the euro, `4.9766/1.0492`
        /// (target over origin) where none is, with a unit's price in front (`0.0105*4.9766/1.0492`), `1` where nothing is converted.
        public var rate: String
        /// The day of the rate that was used: of two, the earlier.
        public var day: Day

        public init(amount: ExactDecimal, rate: String, day: Day) {
            self.amount = amount
            self.rate = rate
            self.day = day
        }
    }

    /// Why an amount stays in its own currency.
    public enum Obstacle: Hashable, Sendable, Error {
        /// No rate of this currency on or in the days before the payment.
        case noRate(currency: String)
        /// The figures do not fit 18 digits.
        case tooLarge
    }

    /// `amount` of `origin` (a currency or a unit of `pipeline.json`) in `target` on `day`.
    public func convert(_ amount: ExactDecimal, from origin: String, to target: String, on day: Day) -> Result<Converted, Obstacle> {
        rate(from: origin, to: target, on: day).flatMap { rate in
            guard let result = rate.amount(amount) else { return .failure(.tooLarge) }
            return .success(Converted(amount: result, rate: rate.text, day: rate.day))
        }
    }

    /// The rate from `origin` to `target` on `day`.
    func rate(from origin: String, to target: String, on day: Day) -> Result<AppliedRate, Obstacle> {
        let unit = registry.units[origin]
        let currency = unit?.currency ?? origin
        let price = unit?.price ?? ExactDecimal(mantissa: 1)
        let known = Currency(code: target, minorUnits: registry.minorUnits(of: target))
        let one = ExactDecimal(mantissa: 1)
        if origin == target || currency == target {
            let factor = origin == target ? one : price
            return .success(AppliedRate(currency: known, day: day, multiplier: factor, divisor: one, factors: .fixed(factor)))
        }
        guard let from = rates.quote(for: currency, on: day) else { return .failure(.noRate(currency: currency)) }
        guard let to = rates.quote(for: target, on: day) else { return .failure(.noRate(currency: target)) }
        guard let multiplier = Self.product(price, to.perEuro) else { return .failure(.tooLarge) }
        return .success(
            AppliedRate(
                currency: known, day: currency == "EUR" ? to.day : target == "EUR" ? from.day : min(from.day, to.day),
                multiplier: multiplier, divisor: from.perEuro,
                factors: .quoted(
                    price: unit == nil ? nil : price, from: currency == "EUR" ? nil : from, to: target == "EUR" ? nil : to)))
    }

    private static func product(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        let (left, right) = (left.reduced, right.reduced)
        let (mantissa, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
        return overflow || left.scale + right.scale > 18 ? nil : ExactDecimal(mantissa: mantissa, scale: left.scale + right.scale)
    }
}
