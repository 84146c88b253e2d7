import Testing

@testable import Worlds

@Suite struct TableTests {
    @Test func quotedFieldsKeepCommasQuotesAndLines() {
        let table = Table(text: "a,b\n\"1,5\",\"say \"\"so\"\"\nand so\"\nx,\n")
        #expect(table.rows == [["a": "1,5", "b": "say \"so\"\nand so"], ["a": "x", "b": ""]])
    }

    @Test func aFileWithoutRowsIsEmpty() {
        #expect(Table(text: "a,b\n").rows.isEmpty)
        #expect(Table(text: "").rows.isEmpty)
    }

    /// Sources may carry folders; repeats of a record belong to the same transfer.
    @Test func paymentsAreRecognisedByTheirLines() throws {
        let worlds = Fixtures.worlds.map { Fixtures.world($0.0, Fixtures.preset($0.1)) }
        let truth = try #require(worlds.first { $0.truth.transfers.contains { !$0.repeats.isEmpty } }).truth
        let number = try #require(truth.transfers.firstIndex { !$0.repeats.isEmpty })
        let index = TruthIndex(truth)
        let backing = index.backing(sources: "ledgers/\(truth.transfers[number].repeats[0]) unknown.csv:1")
        #expect(backing.transfers == [number])
        #expect(backing.files.count == 2)
        #expect(!index.isFalseMerge(backing))
    }
}
