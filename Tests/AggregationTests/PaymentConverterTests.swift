import TestSupport
import Testing

@testable import Aggregation
@testable import PipelineModel

@Suite struct PaymentConverterTests {
    @Test(arguments: UInt64(1)...20)
    func ratesLookedUpOnceGiveWhatEachLookUpGives(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var rates = RateTable(maxAgeDays: 2)
        for currency in ["RON", "USD", "KWD"] {
            let quotes = (0..<40).filter { _ in Bool.random(using: &generator) }.map {
                RateTable.Quote(
                    rate: ExactDecimal(mantissa: .random(in: 1...60_000, using: &generator), scale: 4), day: Day(number: 20_000 + $0))
            }
            rates.add(quotes, for: currency)
        }
        let unit = PipelineConfiguration.PlatformUnit(
            code: "COIN", currency: "USD", price: ExactDecimal(mantissa: 105, scale: 4), basis: "")
        let conversion = ReferenceConversion(rates: rates, registry: CurrencyRegistry(units: [unit]))
        var texts = TextTable()
        let codes = ["EUR", "RON", "USD", "KWD", "COIN", "JPY"].map { texts.intern($0) }
        for target in ["EUR", "RON", "KWD"] {
            let currency = try #require(conversion.currency(target))
            var converter = PaymentConverter(conversion, to: currency, texts: texts)
            for day in 0..<45 {
                for _ in 0..<4 {
                    let amount = ExactDecimal(mantissa: .random(in: -1_000_000...1_000_000, using: &generator), scale: .random(in: 0...3))
                    let code = codes[Int.random(in: 0..<codes.count, using: &generator)]
                    let mention = MentionID(rawValue: 0)
                    let payment = Payment(
                        number: PaymentID(rawValue: 0), day: Day(number: Int32(20_000 + day)), payer: PartyID(rawValue: 0),
                        payee: PartyID(rawValue: 1),
                        payerMention: mention, payeeMention: mention, amount: amount, currency: code, entries: [])
                    #expect(
                        converter.convert(payment) == conversion.convert(amount, from: texts[code], to: target, on: payment.day),
                        "seed \(seed)")
                }
            }
        }
    }
}
