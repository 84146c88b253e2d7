import PipelineModel
import Testing

@testable import Normalisation

@Suite struct HeaderRowTests {
    private static let header = ["d", "a", "c", "p", "q"]
    private static let row = ["2024-11-04", "10.50", "EUR", "A", "B"]

    @Test(arguments: [
        (["d", "a", "c", "p", "q"], true, false), (["d", "a", "c", "p", ""], true, false), (["d", " a ", "c", "p", "q"], true, false),
        (["d", "a", "c", "q", "p"], false, true), (["d", "a", "c", "x", "y"], false, true), (["d", "x", "y", "z", "w"], false, false),
        (["x", "10.50", "EUR", "p", "q"], false, false),
    ]) func isToldFromARecord(cells: [String], isHeader: Bool, isOther: Bool) throws {
        let source = ledgerSource(LedgerNormaliserTests.plain)
        let ledger = try ReadLedger(source, header: Self.header, rows: [Self.row, cells, Self.row])
        #expect(ledger.output.counts.excludedByReason == (isHeader ? ["the header again": 1] : [:]))
        #expect(ledger.output.rejects.count == (isHeader ? 0 : 1))
        #expect((ledger.output.rejects.first?.reason == HeaderRow.otherReason) == isOther)
        #expect(ledger.output.items.count == 2 && ledger.output.counts.records == 3)
    }

    /// In a list of texts every cell of a header would do for a value.
    @Test func isNoAccount() throws {
        var source = SourceConfiguration(id: "a", kind: .account, path: "a.csv")
        source.columns = ["platform": .header("platform"), "handle": .header("handle"), "company": .header("company")]
        let header = ["platform", "handle", "company"]
        let plan = try ColumnPlan(source: source, header: header, columnCount: 3, file: "a.csv")
        var output = NormalisedRecords<CreatorAccount>()
        var tables = EvidenceTables()
        let formats = try ColumnProfiler(plan: plan, source: source).formats()
        let rows = [["tiktok", "ana", "Ana PFA"], header, ["tiktok", "ion", "Ion PFA"], ["platform", "company", "handle"]]
        AccountNormaliser(source: source, plan: plan, formats: formats).normalise(batch(rows), into: &output, tables: &tables)
        #expect(output.items.count == 2 && output.counts.excludedByReason == ["the header again": 1])
        #expect(output.rejects.map(\.reason) == [HeaderRow.otherReason] && output.rejects.map(\.place.line) == [5])
    }
}
