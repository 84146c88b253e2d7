import PipelineModel
import TestSupport
import Testing

@testable import Reconciliation

/// Remembered rates against the table's own look-up of every amount.
@Suite struct EuroRatesTests {
    @Test("a remembered rate converts as the table does", arguments: 0..<4)
    func remembered(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var (rates, texts) = (RateTable(), TextTable())
        let start = Books.start
        for (currency, rate) in [("RON", "4.9770"), ("USD", "1.1")] {
            rates.add([0, 3, 20].map { .init(rate: ExactDecimal(rate + "\($0)")!, day: start + $0) }, for: currency)
        }
        rates.add([.init(rate: ExactDecimal("5.1")!, day: start + 40)], for: "EUR", of: .bnr)
        rates.add([.init(rate: ExactDecimal("2.8")!, day: start + 40)], for: "MDL", of: .bnr)
        let currencies = ["EUR", "RON", "USD", "MDL", "XXX"].map { ($0, texts.intern($0)) }
        var remembered = EuroRates(rates, texts)
        var converted = 0
        for _ in 0..<3_000 {
            let (code, currency) = currencies[Int.random(in: 0..<currencies.count, using: &random)]
            let day = start + Int.random(in: -60..<90, using: &random) / [1, 6][seed % 2]
            let amount = ExactDecimal(mantissa: Int64.random(in: -1_000_000...1_000_000, using: &random), scale: UInt8(seed))
            let cents = remembered.cents(amount, currency, day)
            #expect(cents == rates.euroCents(amount, code, on: day), "seed \(seed): \(amount) \(code) \(day.iso)")
            if cents != nil, code != "EUR" { converted += 1 }
        }
        #expect(converted > 50, "seed \(seed)")
    }
}
