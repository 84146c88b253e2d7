internal import PipelineModel

/// Control totals of one batch by the currency's index: integers only, handed on once per batch.
struct BatchTotals {
    private static let scales = 19
    private static let fates = RecordFate.allCases.count
    private var sums: [Int128] = []

    @inline(__always)
    mutating func add(_ amount: ExactDecimal, currency: Int, fate: RecordFate) {
        let place = (currency * Self.fates + Int(fate.rawValue)) * Self.scales + Int(amount.scale)
        if place >= sums.count { grow(currency) }
        sums[place] &+= Int128(amount.mantissa)
    }

    private mutating func grow(_ currency: Int) {
        sums += Array(repeating: 0, count: (currency + 1) * Self.fates * Self.scales - sums.count)
    }

    func flush(into totals: inout ControlTotals, _ currencies: CurrencyMemo) {
        for (place, sum) in sums.enumerated() where sum != 0 {
            guard let fate = RecordFate(rawValue: UInt8(place / Self.scales % Self.fates)) else { continue }
            let currency = currencies.known[place / Self.scales / Self.fates].code
            totals.add(sum, scale: place % Self.scales, currency: currency, fate: fate)
        }
    }
}
