/// Amounts in other currencies, by the contract's rules: the last reference rate on or before the day, cross rates as one division,
/// rounded once, half up, to the target's minor units. Per euro (ECB) that is amount × to ÷ from, in lei per unit (BNR) amount × from ÷ to.
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
        /// The factors as published: ``AppliedRate/text``.
        public var rate: String
        /// The day of the rate that was used: of two, the earlier.
        public var day: Day
        /// Who published the rates; nil where none was needed.
        public var provider: RateTable.Provider?

        public init(amount: ExactDecimal, rate: String, day: Day, provider: RateTable.Provider? = nil) {
            self.amount = amount
            self.rate = rate
            self.day = day
            self.provider = provider
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
            return .success(Converted(amount: result, rate: rate.text, day: rate.day, provider: rate.provider))
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
            return .success(
                AppliedRate(currency: known, day: day, provider: nil, multiplier: factor, divisor: one, factors: .fixed(factor)))
        }
        guard let pair = rates.pair(from: currency, to: target, on: day) else {
            return .failure(.noRate(currency: isQuoted(currency, on: day) ? target : currency))
        }
        guard let multiplier = Self.product(price, pair.multiplier.rate) else { return .failure(.tooLarge) }
        let base = pair.provider.base
        // The base's own quote is 1 and no published figure.
        let (above, below) = pair.provider.isPerBase ? (target, currency) : (currency, target)
        return .success(
            AppliedRate(
                currency: known, day: currency == base ? pair.to.day : target == base ? pair.from.day : min(pair.from.day, pair.to.day),
                provider: pair.provider, multiplier: multiplier, divisor: pair.divisor.rate,
                factors: .quoted(
                    price: unit == nil ? nil : price, over: above == base ? nil : pair.multiplier, under: below == base ? nil : pair.divisor
                )))
    }

    /// Whether any provider has a rate of `currency` on `day`.
    private func isQuoted(_ currency: String, on day: Day) -> Bool {
        currency == "EUR" || rates.providers.contains { rates.quote(for: currency, on: day, of: $0) != nil }
    }

    private static func product(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        let (left, right) = (left.reduced, right.reduced)
        let (mantissa, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
        return overflow || left.scale + right.scale > 18 ? nil : ExactDecimal(mantissa: mantissa, scale: left.scale + right.scale)
    }
}
