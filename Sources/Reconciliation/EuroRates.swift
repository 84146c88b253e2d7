internal import PipelineModel

/// Amounts in hundredths of a euro, as ``RateTable`` gives them. Entries come day by day, mostly, so the rates that were looked up last are
/// remembered, a fixed number of them.
struct EuroRates {
    private let rates: RateTable
    private let texts: TextTable
    private var known = [Known?](repeating: nil, count: 256)

    private struct Known {
        var currency: TextID
        var day: Day
        var rate: RateTable.EuroRate?
    }

    init(_ rates: RateTable, _ texts: TextTable) {
        self.rates = rates
        self.texts = texts
    }

    /// Nil where there is no rate.
    mutating func cents(_ amount: ExactDecimal, _ currency: TextID, _ day: Day) -> Int64? {
        let place = Int(truncatingIfNeeded: UInt32(bitPattern: day.number) &* 31 &+ currency.rawValue) & (known.count - 1)
        if let known = known[place], known.currency == currency, known.day == day { return known.rate?.cents(amount) }
        let rate = rates.euroRate(texts[currency], on: day)
        known[place] = Known(currency: currency, day: day, rate: rate)
        return rate?.cents(amount)
    }
}
