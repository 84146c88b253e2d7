import PipelineModel
import Testing

@testable import FlowTracing

struct TransferOrderTests {
    private func order(_ rows: [(day: Int, payer: String, payee: String)]) throws -> [Int] {
        let ledger = Ledger(rows.map { ($0.day, $0.payer, $0.payee, "1", "USD") })
        return try TransferLedger(ledger.findings, converter: FiveLei()).transfers.map(\.payment)
    }

    @Test func daysComeFirst() throws { #expect(try order([(2, "A", "B"), (1, "B", "C")]) == [1, 0]) }
    @Test func inflowsComeBeforeOutflowsOfADay() throws { #expect(try order([(1, "C", "D"), (1, "B", "C"), (1, "A", "B")]) == [2, 1, 0]) }
    @Test func theIdDecidesElse() throws { #expect(try order([(1, "C", "D"), (1, "A", "B")]) == [0, 1]) }
    @Test func aCycleStartsWithItsFirstId() throws { #expect(try order([(1, "B", "C"), (1, "C", "B"), (1, "A", "B")]) == [2, 0, 1]) }

    @Test func nothingMovesBetweenOnesOwnAccounts() throws { #expect(try order([(1, "A", "A"), (1, "A", "B")]) == [1]) }

    @Test func aLongChainWithinADayIsNoBurden() throws {
        let rows = (0..<20_000).map { (day: 1, payer: "\(20_000 - $0 - 1)", payee: "\(20_000 - $0)") }
        #expect(try order(rows) == (0..<20_000).reversed())
    }
}
