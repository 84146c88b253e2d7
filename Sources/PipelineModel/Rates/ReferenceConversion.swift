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
        /// The factors as published, so that a reader can redo the sum: `1.0492` where one side is the euro, `4.9766/1.0492`
        /// (target over origin) where none is, with a unit's price in front (`0.0105*4.9766/1.0492`), `1` where nothing is converted. Those of
        /// another provider than the ECB have its name in front: `bnr:4.9766`, `bnr:4.6102/4.9766` (origin over target, both in lei).
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
        guard let pair = rates.pair(from: currency, to: target, on: day) else {
            return .failure(.noRate(currency: isQuoted(currency, on: day) ? target : currency))
        }
        guard let multiplier = Self.product(price, pair.multiplier.rate),
            let result = amount.reduced.converted(times: multiplier, over: pair.divisor.rate, digits: digits)
        else { return .failure(.tooLarge) }
        let base = pair.provider.base
        let rateDay = currency == base ? pair.to.day : target == base ? pair.from.day : min(pair.from.day, pair.to.day)
        // The base's own quote is 1 and no published figure.
        let (above, below) = pair.provider.isPerBase ? (target, currency) : (currency, target)
        let rate = Self.text(
            price: unit == nil ? nil : price, over: above == base ? nil : pair.multiplier, under: below == base ? nil : pair.divisor)
        return .success(
            Converted(
                amount: result, rate: (pair.provider == .ecb ? "" : pair.provider.rawValue + ":") + rate, day: rateDay,
                provider: pair.provider))
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

    private static func text(price: ExactDecimal?, over: RateTable.Quote?, under: RateTable.Quote?) -> String {
        let published = { (quote: RateTable.Quote) in quote.rate.description }
        switch (price, over, under) {
        case (nil, nil, let under?): return published(under)
        case (nil, let over?, nil): return published(over)
        default:
            let factors = [price?.description, over.map(published)].compactMap { $0 }
            return (factors.isEmpty ? "1" : factors.joined(separator: "*")) + (under.map { "/" + published($0) } ?? "")
        }
    }
}
