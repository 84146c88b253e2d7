import PipelineModel
import Testing

@testable import Extraction

/// What may be passed over before a header, and what may not.
@Suite struct EarlierTableTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Lines before the header, `;` between cells.
        var before: [String]
        /// The first that may be of a table, from 1; nil where all are passed over.
        var first: Int?
    }

    static let header = "Data;Beneficiar;Suma;Valuta;Referinta"
    static let records = ["04.11.2024;Ana Popescu;1.250,00;RON;B1", "05.11.2024;Ion Rusu;5,00;RON;"]

    static let cases: [Case] = [
        Case(testDescription: "titles", before: ["Extras de cont", "Banca Exemplu SA, București"]),
        Case(testDescription: "labels and values", before: ["Titular:;SC X SRL", "IBAN:;RO49AAAA1B31007593840000", "Moneda:;RON"]),
        Case(testDescription: "filled up with delimiters", before: ["Extras de cont;;;;", "Titular;SC X SRL;;;", "Cont;RO49AAAA;;;"]),
        Case(testDescription: "a period", before: ["Perioada;01.10.2024;31.10.2024;;", "De la;01.10.2024;pana la;31.10.2024;"]),
        Case(testDescription: "balances", before: ["Sold initial;01.10.2024;1.000,00;RON;", "Sold final;31.10.2024;20,00;RON;"]),
        Case(testDescription: "an address", before: ["SC X SRL", "Str. Lungă 5;București;010101"]),
        Case(
            testDescription: "the header of another export", before: ["Data;Beneficiar;Suma;Valuta", "04.11.2024;Ana;1.000,00;RON"],
            first: 1),
        Case(testDescription: "one record of it", before: ["Extras", "", "Data;Beneficiar;Suma", "04.11.2024;Ana;1.000,00"], first: 3),
        Case(testDescription: "two columns of it", before: ["Beneficiar;Suma", "Ana;1.000,00"], first: 1),
        Case(testDescription: "another header", before: ["Payer;Payee;Amount", "Ana;Ion;1.000,00"], first: 1),
        Case(testDescription: "records as those below", before: ["Extras", "04.11.2024;Ana;1,00;RON;X"], first: 2),
        Case(testDescription: "records without a header", before: ["T1;04.11.2024;Ana;1,00"], first: 1),
        Case(testDescription: "names first", before: ["Norvik SRL;Ana;04.11.2024;1,00;EUR;x"], first: 1),
        Case(testDescription: "a header with nothing under it", before: ["Data;Beneficiar;Suma"]),
    ]

    private static func cells(_ line: String) -> [String] { line.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }

    @Test(arguments: cases) func finds(_ example: Case) {
        let found = EarlierTable.firstRow(
            in: example.before.map(Self.cells), header: Self.cells(Self.header), records: Self.records.map(Self.cells))
        #expect(found.map { $0 + 1 } == example.first)
    }

    /// Two exports one after the other, the second with a column more: whatever their lengths, no row is passed over.
    @Test(arguments: [(1, 2), (2, 4), (5, 8), (10, 20), (30, 60), (59, 70), (60, 90), (4, 4), (10, 5)], [nil, true])
    func losesNoRow(_ rows: (old: Int, new: Int), header: Bool?) throws {
        let text =
            "id,date,payee,amount\n" + (0..<rows.old).map { "A\($0),2024-11-05,Ana,1000.00\n" }.joined() + "id,date,payee,amount,note\n"
            + (0..<rows.new).map { "B\($0),2024-11-05,Ana,10.00,e\n" }.joined()
        do {
            let reader = try RecordReader(bytes: Array(text.utf8), settings: settings(skipLines: nil, header: header))
            // A header of its own is no record of the table.
            #expect(try reader.all().count + (reader.header.isEmpty ? 0 : 1) == rows.old + rows.new + 2)
        } catch let problem as Problem {
            #expect(problem.line == rows.old + 2 && problem.field == "dialect.skipLines" && problem.kind == .dataRefused)
        }
    }

    @Test func linesAreCountedFromTheFilesFirst() throws {
        let text = "sep=;\nData;Suma\n04.11.2024;1,00\nData;Suma;Valuta\n04.11.2024;1,00;RON\n04.11.2024;2,00;RON\n"
        let problem = #expect(throws: Problem.self) { try RecordReader(bytes: Array(text.utf8)) }
        #expect(problem?.line == 4 && problem?.remedy.hasSuffix("set dialect.skipLines to 3") == true)
        #expect(problem?.what.contains("from line 2 on") == true)
    }

    @Test func linesThatAreGivenArePassedOver() throws {
        let text = "a,b,c\n1,2,3\na,b,c,d\n1,2,3,4\n1,2,3,4\n"
        let reader = try RecordReader(bytes: Array(text.utf8), settings: settings(skipLines: 2, header: nil))
        #expect(try reader.header == ["a", "b", "c", "d"] && reader.all().count == 2)
    }

    @Test(arguments: [
        ("2024-11-04", CellShape.Kind.date), ("04.11.2024 10:22", .date), ("4/1/24", .date), ("20241104", .date), ("1.250,00", .value),
        ("1.234.567", .value), ("RO49AAAA1B31007593840000", .value), ("Ana", .text), ("", .empty), ("12345678", .value), ("1-2", .value),
    ]) func kinds(cell: String, kind: CellShape.Kind) {
        #expect(CellShape.kind(cell) == kind)
    }
}
