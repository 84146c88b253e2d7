import PipelineModel
import Testing

@testable import FlowTracing

struct MantissaSumsTests {
    /// Whether sums are below a limit, beside adding the amounts up in their units.
    @Test(arguments: 1...100)
    func sumsAreThoseOfTheUnits(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        let digits = Int.random(in: 2...6, using: &generator)
        let amounts = (0..<20).map { _ in
            let scale = Int.random(in: 0...8, using: &generator)
            // Nothing finer than the units, but perhaps written with zeros at its end.
            let zeros = Int64(ExactDecimal.powerOfTen(max(0, scale - digits)))
            return ExactDecimal(mantissa: Int64.random(in: -999...999, using: &generator) * zeros, scale: UInt8(scale))
        }
        var sums = MantissaSums()
        for amount in amounts { sums.add(amount, 1) }
        let total = amounts.reduce(Int128(0)) { sum, amount in
            sum + abs(Int128(amount.reduced.mantissa)) * ExactDecimal.powerOfTen(digits - Int(amount.reduced.scale))
        }
        #expect(sums.areBelow(total + 1, currency: 1, digits: digits))
        #expect(!sums.areBelow(total, currency: 1, digits: digits))
        #expect(sums.areBelow(1, currency: 0, digits: digits) && sums.areBelow(1, currency: 2, digits: digits))
    }

    @Test func whatOverflowsIsNotBelow() {
        var sums = MantissaSums()
        for _ in 0..<1_000 { sums.add(ExactDecimal(mantissa: 999_999_999_999_999_999), 0) }
        #expect(!sums.areBelow(Int128(1) << 124, currency: 0, digits: 18))
        #expect(sums.areBelow(Int128(1) << 124, currency: 0, digits: 2))
    }

    @Test func amountsThatAreTooLargeAreRefusedByName() throws {
        let rows = (1...40).map { (day: $0, payer: "A", payee: "B", amount: "999999999999999999", currency: "EUR") }
        let fine = (day: 41, payer: "A", payee: "B", amount: "0.000000000000000001", currency: "EUR")
        #expect(throws: Problem.self) { try TransferLedger(Ledger(rows + [fine]).findings, converter: FiveLei()) }
        _ = try TransferLedger(Ledger(rows).findings, converter: FiveLei())
    }
}
