/// The rate between two currencies on one day. An amount is multiplied once, divided once and rounded once.
public struct AppliedRate: Sendable {
    public let currency: Currency
    /// The day of the rate that is used: of two, the earlier.
    public let day: Day
    /// Who published the rate; nil where nothing is converted by one.
    public let provider: RateTable.Provider?
    let multiplier: ExactDecimal
    let divisor: ExactDecimal
    /// The factors as published.
    let factors: Factors

    enum Factors: Sendable {
        /// Nothing is converted, or a unit is priced in the target's currency.
        case fixed(ExactDecimal)
        /// Multiplied by the price and what stands over the line, divided by what stands under it; nil for the provider's own currency.
        case quoted(price: ExactDecimal?, over: RateTable.Quote?, under: RateTable.Quote?)
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
    /// where none is, with a unit's price in front (`0.0105*4.9766/1.0492`), `1` where nothing is converted. Those of another provider than
    /// the ECB have its name in front: `bnr:4.9766`, `bnr:4.6102/4.9766` (origin over target, both in lei).
    public var text: String {
        let published = { (quote: RateTable.Quote) in quote.rate.description }
        let name = provider.map { $0 == .ecb ? "" : $0.rawValue + ":" } ?? ""
        switch factors {
        case .fixed(let factor): return factor.description
        case .quoted(nil, nil, let under?): return name + published(under)
        case .quoted(nil, let over?, nil): return name + published(over)
        case .quoted(let price, let over, let under):
            let texts = [price?.description, over.map(published)].compactMap { $0 }
            return name + (texts.isEmpty ? "1" : texts.joined(separator: "*")) + (under.map { "/" + published($0) } ?? "")
        }
    }
}
