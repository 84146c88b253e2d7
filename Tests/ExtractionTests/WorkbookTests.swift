import PipelineModel
import TestSupport
import Testing

@testable import Extraction

@Suite struct WorkbookTests {
    @Test(arguments: [
        ("1234.5600000000001", "1234.56"), ("0.1", "0.1"), ("19053.79", "19053.79"), ("-1500", "-1500"), ("1E-2", "0.01"),
        ("1.2345E+5", "123450"), ("99.999999999999986", "100"), ("1.234", "1.2340"), ("12.3456", "12.3456"), ("0", "0"), ("-0.0", "0"),
        ("0.30000000000000004", "0.3"), ("123456789012345", "123456789012345"),
        // Ids of 16 digits and more have lost the last of them.
        ("7301234567890123776", "7.30123456789012E+18"), ("7.3012345678901238E+18", "7.30123456789012E+18"), ("1.7E+15", "1.7E+15"),
        ("1000000000000000", "1.0E+15"), ("4.9E-324", "4.9E-324"),
    ])
    func numbersAreDecimalText(_ written: String, _ read: String) throws {
        let number = try #require(CellNumber(Array(written.utf8)))
        #expect(DecimalCell.unambiguous(number.text) == read)
    }

    @Test(arguments: ["", "-", "1,5", "0x10", "1e", "1e999", "NaN", "INF", "1 000"]) func othersAreNone(_ written: String) {
        #expect(CellNumber(Array(written.utf8)) == nil)
    }

    @Test(arguments: [
        ("1", false, "1900-01-01"), ("59", false, "1900-02-28"), ("60", false, "1900-02-29"), ("61", false, "1900-03-01"),
        ("45599", false, "2024-11-03"), ("45599.604166666664", false, "2024-11-03 14:30:00"),
        ("45599.999999999", false, "2024-11-04 00:00:00"),
        ("2958465", false, "9999-12-31"), ("0", true, "1904-01-01"), ("44137", true, "2024-11-03"),
    ])
    func daysAreCountedAsSpreadsheetsDo(_ serial: String, _ is1904: Bool, _ date: String) throws {
        let cell = try #require(CellNumber(Array(serial.utf8)))
        let number = try #require(ExactDecimal(cell.text))
        #expect(SerialDate.text(number, is1904: is1904) == date)
    }

    @Test(arguments: ["0", "-1", "2958466"]) func otherNumbersAreNoDays(_ serial: String) throws {
        let number = try #require(ExactDecimal(serial))
        #expect(SerialDate.text(number, is1904: false) == nil)
    }

    @Test(arguments: [
        ("dd\\.mm\\.yyyy", NumberFormats.Kind.date), ("[$-418]d mmmm yyyy;@", .date), ("yyyy\\-mm\\-dd\\ hh:mm:ss", .date),
        ("mmm\\-yy", .date),
        ("mm:ss", .time), ("[h]:mm:ss", .time), ("h:mm AM/PM", .time), ("#,##0.00", .number), ("0.00E+00", .number), ("General", .number),
        ("#,##0.00\\ \"de lei\"", .number), ("[Red]-0.00", .number), ("@", .number), ("0.00;\"d\"", .number), ("[$RON] #,##0", .number),
    ])
    func formatsSayWhatIsADate(_ code: String, _ kind: NumberFormats.Kind) { #expect(NumberFormats.kind(ofCode: code) == kind) }

    @Test func cellsOfAllTypes() throws {
        var book = WorkbookFile([
            .init(
                "Plăți",
                rows: """
                    <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c></row>
                    <row r="3"><c r="A3" s="1"><v>45599</v></c><c r="B3" s="2"><v>45599.5</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#N/A</v></c></row>
                    <row r="5"><c r="A5" t="str"><f>A3&amp;""</f><v>x, "y"</v></c><c r="B5"><f>SUM(C1:C2)</f></c><c r="D5" t="d"><v>2024-11-03T10:00:00</v></c></row>
                    <row><c><v>7</v></c><c t="inlineStr"><is><r><t>ab</t></r><r><t>_x000A_c</t></r></is></c><c r="C6" s="3"><v>0.5</v></c></row>
                    <row r="900"/>
                    """)
        ])
        book.strings = ["<t>Data</t>", "<r><t>Pl</t></r><r><t>ătitor</t></r><rPh><t>phonetic</t></rPh>", "<t>Executat</t>", "<t>Stare</t>"]
        book.formats = ["0", "14", "dd\\.mm\\.yyyy", "20"]
        let (header, records) = try Files().read(book.bytes)
        #expect(header == ["Data", "Plătitor", "Executat", "Stare"])
        #expect(
            records.map(\.cells).map { $0.joined(separator: "|") } == [
                "2024-11-03|2024-11-03 12:00:00|TRUE|#N/A", "", "x, \"y\"|=SUM(C1:C2)||2024-11-03T10:00:00", "7|ab\nc|12:00:00|",
            ])
        #expect(records.map(\.place.line) == [3, 4, 5, 6])
        #expect(records.map(\.problem) == [.none, .blank, .none, .none])
    }

    @Test func aRowAfterALineEndInACellKeepsItsNumber() throws {
        let book = WorkbookFile([.init("S", table: [["a", "b"], ["one\ntwo\nthree", "1"], ["x", "2"]])])
        #expect(try Files().read(book.bytes).records.map(\.place.line) == [2, 3])
    }

    @Test func theSheetWithDataIsRead() throws {
        let empty = WorkbookFile.Sheet("Gol", rows: "")
        let data = WorkbookFile.Sheet("Date", table: [["a", "b"], ["1", "2"]])
        let hidden = WorkbookFile.Sheet("Ascuns", rows: data.rows, state: "hidden")
        let files = try Files()
        #expect(try files.read(WorkbookFile([empty, hidden, data]).bytes).records.map(\.cells) == [["1", "2"]])
        #expect(try files.read(WorkbookFile([empty, hidden]).bytes).records.count == 1)
        let problem = #expect(throws: Problem.self) { try files.read(WorkbookFile([data, .init("Altele", rows: data.rows)]).bytes) }
        #expect(problem?.kind == .configuration)
        #expect(
            problem?.description.hasSuffix(
                "drop: dialect.sheet: the workbook has several sheets with data: “Date”, “Altele”; set dialect.sheet to one of them, in a source for each sheet that matters"
            ) == true)
        #expect(
            try files.read(WorkbookFile([data, .init("Altele", table: [["c"], ["9"]])]).bytes, sheet: "Altele").records.map(\.cells) == [
                ["9"]
            ])
        #expect(try files.read(WorkbookFile([data, .init("Altele", table: [["c"], ["9"]])]).bytes, sheet: "2").records.count == 1)
        let none = #expect(throws: Problem.self) { try files.read(WorkbookFile([data]).bytes, sheet: "Lipsa") }
        #expect(none?.what == "the workbook has no sheet “Lipsa”")
    }

    struct Hostile: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var rows: String
        var prologue = ""
        var message: String
    }

    @Test(arguments: [
        Hostile(
            testDescription: "entities", rows: "<row r=\"1\"/>", prologue: "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            message:
                "xl/worksheets/sheet1.xml, line 1: has a document type declaration (DTD), through which entities could be smuggled in; no sound export has that: fetch the file again from its source"
        ),
        Hostile(
            testDescription: "rows out of order", rows: "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"/>",
            message:
                "drop:1: sheet “S”: its rows are out of order, or there are more than 1048576; open the workbook in a spreadsheet and save it again"
        ),
        Hostile(
            testDescription: "a row too far", rows: "<row r=\"99999999\"><c><v>1</v></c></row>",
            message:
                "drop:99999999: sheet “S”: its rows are out of order, or there are more than 1048576; open the workbook in a spreadsheet and save it again"
        ),
        Hostile(
            testDescription: "a cell twice", rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
            message:
                "drop:1: sheet “S”: its cells are out of order, or one stands twice (A1); open the workbook in a spreadsheet and save it again"
        ),
        Hostile(
            testDescription: "a column too far", rows: "<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>",
            message: "drop:1: sheet “S”: it has more than 16384 columns; open the workbook in a spreadsheet and save it again"),
        Hostile(
            testDescription: "a text that is not there", rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
            message:
                "drop:1: sheet “S”: a cell names a text that the workbook does not have; open the workbook in a spreadsheet and save it again"
        ),
        Hostile(
            testDescription: "a huge cell",
            rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\(String(repeating: "x", count: 1 << 20 + 1))</v></c></row>",
            message: "drop:1: sheet “S”: a cell is larger than 1 MiB; open the workbook in a spreadsheet and save it again"),
        Hostile(
            testDescription: "no data", rows: "<row r=\"1\"/>",
            message: "drop: is a workbook without data; check the export, or take the file out of the source's path"),
    ])
    func isRefused(_ hostile: Hostile) throws {
        var book = WorkbookFile([.init("S", rows: hostile.rows)])
        book.prologue = hostile.prologue
        let bytes = book.bytes
        let problem = #expect(throws: Problem.self) { try Files().read(bytes) }
        #expect(problem?.kind == .dataRefused)
        #expect(problem?.description.hasSuffix(hostile.message) == true, "\(problem?.description ?? "")")
    }

    @Test func aTableIsTheSameAsCSVAndAsWorkbook() throws {
        for seed in UInt64(0)..<40 {
            var generator = SeededGenerator(state: seed)
            let words = ["Ana Crâșmaru", "a,b", "\"q\"", "x", "1.500,00", "ț", "line\nend", " padded ", "=1", "_x0041_"]
            let columns = Int.random(in: 2...6, using: &generator)
            var table = [(0..<columns).map { "Column \(UnicodeScalar(UInt8(65 + $0)))" }]
            for _ in 0..<Int.random(in: 1...20, using: &generator) {
                table.append((0..<columns).map { column in column == 0 ? "key" : words.randomElement(using: &generator) ?? "" })
            }
            let csv = table.map { row in row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n" }.joined()
            // `=1` is a number here and `_x0041_` a letter that was escaped.
            let escaped = table.map { $0.map { $0 == "_x0041_" ? "_x005F_x0041_" : $0 } }
            let fromBook = try Files().read(WorkbookFile([.init("S", table: escaped)]).bytes)
            let fromText = try Files().read(Array(csv.utf8))
            #expect(fromBook.header == fromText.header, "seed \(seed)")
            #expect(
                fromBook.records.map(\.cells) == fromText.records.map { $0.cells.map { $0 == "=1" ? "1" : $0 } }, "seed \(seed)")
        }
    }
}
