/// The rate between two currencies on one day. An amount is multiplied once, divided once and rounded once.
public struct AppliedRate: Sendable {
    public let currency: Currency
    /// The day of the rate that is used: of two, the earlier.
    public let day: Day
    let multiplier: ExactDecimal
    let divisor: ExactDecimal
    /// The factors as published.
    let factors: Factors

    enum Factors: Sendable {
        /// Nothing is converted, or a unit is priced in the target's currency.
        case fixed(ExactDecimal)
        case quoted(price: ExactDecimal?, from: RateTable.Quote?, to: RateTable.Quote?)
    }

    /// `amount` in ``currency``, with as many decimals as it has minor units, or nil where the figures do not fit 18 digits.
    public func amount(_ amount: ExactDecimal) -> ExactDecimal? {
        amount.reduced.converted(times: multiplier, over: divisor, digits: currency.minorUnits)
    }

    /// `amount` in ``currency`` and by which rate, or nil where the figures do not fit 18 digits.
    public func conversion(of amount: ExactDecimal) -> Conversion? {
        self.amount(amount).map { Conversion(amount: $0, currency: currency, rate: text, rateDay: day) }
    }

    /// The factors as published, so that a reader can redo the sum: `1.0492` where one side is the euro, `4.9766/1.0492` (target over origin)
    /// where none is, with a unit's price in front (`0.0105*4.9766/1.0492`), `1` where nothing is converted.
    public var text: String {
        let published = { (quote: RateTable.Quote) in quote.perEuro.description }
        switch factors {
        case .fixed(let factor): return factor.description
        case .quoted(nil, let from?, nil): return published(from)
        case .quoted(nil, nil, let to?): return published(to)
        case .quoted(let price, let from, let to):
            let texts = [price?.description, to.map(published)].compactMap { $0 }
            return (texts.isEmpty ? "1" : texts.joined(separator: "*")) + (from.map { "/" + published($0) } ?? "")
        }
    }
}
