import PipelineModel
import TestSupport
import Testing

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("-0.50", "-0.50"), ("1234.5600", "1234.5600"), ("999999999999999999", "999999999999999999"),
        ("-0.000000000000000001", "-0.000000000000000001"),
    ])
    func plainDecimalsReadAndWriteTheSame(text: String, written: String) {
        #expect(ExactDecimal(text)?.description == written)
    }

    @Test(arguments: ["", "-", ".5", "5.", "1e3", "1,5", " 1", "+1", "1.2.3", "1000000000000000000", "٣"])
    func whatIsNoPlainDecimalIsRefused(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test(arguments: [
        ("2.345", 2, "2.35"), ("2.344", 2, "2.34"), ("-2.345", 2, "-2.35"), ("0.005", 2, "0.01"), ("1999.5", 0, "2000"), ("1", 3, "1.000"),
    ])
    func roundsHalfAwayFromZero(text: String, digits: Int, expected: String) {
        #expect(ExactDecimal(text)?.rounded(to: digits)?.description == expected)
    }

    /// The contract's example: USD 381,000 on 2024-12-04, 1 EUR = 1.0492 USD = 4.9769 RON = 0.8283 GBP.
    @Test(arguments: [("1", "363133.82"), ("4.9769", "1807280.69"), ("0.8283", "300783.74")])
    func aCrossRateIsOneDivision(target: String, expected: String) throws {
        let amount = try #require(ExactDecimal("381000"))
        let converted = amount.converted(times: try #require(ExactDecimal(target)), over: try #require(ExactDecimal("1.0492")), digits: 2)
        #expect(converted?.description == expected)
    }

    @Test func whatOverflowsIsNil() throws {
        let large = try #require(ExactDecimal("999999999999999999"))
        #expect(large.converted(times: large, over: ExactDecimal(mantissa: 1), digits: 6) == nil)
        #expect(large.rounded(to: 4) == nil)
        #expect(large.converted(times: large, over: .zero, digits: 2) == nil)
    }

    @Test(arguments: UInt64(1)...50)
    func orderAndEqualityAreThoseOfTheNumbers(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let mantissa = Int64.random(in: -99_999...99_999, using: &generator)
        let scale = UInt8.random(in: 0...6, using: &generator)
        let number = ExactDecimal(mantissa: mantissa, scale: scale)
        let finer = ExactDecimal(mantissa: mantissa * 1000, scale: scale + 3)
        #expect(number == finer && number.hashValue == finer.hashValue, "seed \(seed)")
        #expect(number < ExactDecimal(mantissa: mantissa * 1000 + 1, scale: scale + 3), "seed \(seed)")
        #expect(finer.reduced == number && finer.reduced.scale <= scale, "seed \(seed)")
    }
}
