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
        let unit = registry.units[origin]
        let currency = unit?.currency ?? origin
        let price = unit?.price ?? ExactDecimal(mantissa: 1)
        let digits = registry.minorUnits(of: target)
        let one = ExactDecimal(mantissa: 1)
        if origin == target || currency == target {
            let factor = origin == target ? one : price
            guard let result = amount.reduced.converted(times: factor, over: one, digits: digits) else { return .failure(.tooLarge) }
            return .success(Converted(amount: result, rate: factor.description, day: day))
        }
        guard let from = rates.quote(for: currency, on: day) else { return .failure(.noRate(currency: currency)) }
        guard let to = rates.quote(for: target, on: day) else { return .failure(.noRate(currency: target)) }
        guard let multiplier = Self.product(price, to.perEuro),
            let result = amount.reduced.converted(times: multiplier, over: from.perEuro, digits: digits)
        else { return .failure(.tooLarge) }
        let rateDay = currency == "EUR" ? to.day : target == "EUR" ? from.day : min(from.day, to.day)
        let rate = Self.text(price: unit == nil ? nil : price, from: currency == "EUR" ? nil : from, to: target == "EUR" ? nil : to)
        return .success(Converted(amount: result, rate: rate, day: rateDay))
    }

    private static func product(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        let (left, right) = (left.reduced, right.reduced)
        let (mantissa, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
        return overflow || left.scale + right.scale > 18 ? nil : ExactDecimal(mantissa: mantissa, scale: left.scale + right.scale)
    }

    private static func text(price: ExactDecimal?, from: RateTable.Quote?, to: RateTable.Quote?) -> String {
        let published = { (quote: RateTable.Quote) in quote.perEuro.description }
        switch (price, from, to) {
        case (nil, let from?, nil): return published(from)
        case (nil, nil, let to?): return published(to)
        default:
            let factors = [price?.description, to.map(published)].compactMap { $0 }
            return (factors.isEmpty ? "1" : factors.joined(separator: "*")) + (from.map { "/" + published($0) } ?? "")
        }
    }
}
