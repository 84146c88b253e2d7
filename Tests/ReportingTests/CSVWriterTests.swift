import PipelineModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct CSVWriterTests {
    static func written(
        _ style: PipelineConfiguration.CSVStyle = PipelineConfiguration().csv, header: [String] = ["a"],
        _ body: (inout CSVWriter) throws -> Void
    ) throws -> String {
        var bytes: [UInt8] = []
        try withUnsafeMutablePointer(to: &bytes) { pointer in
            var writer = try CSVWriter(style: style, header: header) { pointer.pointee += copy $0 }
            try body(&writer)
            try writer.flush()
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "'=1+1"), ("+40", "'+40"), ("-5", "'-5"),
        ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=a,b", "\"'=a,b\""), ("a\nb", "\"a\nb\""), ("", ""), ("'x", "'x"),
        ("'=1", "''=1"), ("''@x", "'''@x"), ("'", "'"),
    ])
    func aTextThatASpreadsheetWouldRunIsInert(text: String, cell: String) throws {
        #expect(
            try Self.written {
                $0.text(text)
                try $0.endRow()
            } == "a\n" + cell + "\n")
    }

    @Test func numbersKeepTheirSignAndTakeTheStylesSeparator() throws {
        #expect(
            try Self.written {
                $0.number("-12.50")
                try $0.endRow()
            } == "a\n-12.50\n")
        var style = PipelineConfiguration().csv
        style.delimiter = ";"
        style.decimalSeparator = ","
        style.bom = true
        let text = try Self.written(style, header: ["a", "b"]) {
            $0.number("-12.50")
            $0.text("1;2")
            try $0.endRow()
        }
        #expect(text == "\u{FEFF}a;b\n-12,50;\"1;2\"\n")
    }

    @Test(arguments: [0, 1, 2047, 2048, 2049, 30_000], [1, 2, 5])
    func rowsWrittenByManyWorkersComeInTheirOrder(count: Int, workers: Int) throws {
        let cells: @Sendable (Int, inout CSVWriter) -> Void = { row, writer in
            writer.number(row)
            writer.empty(1)
            writer.text(row.isMultiple(of: 7) ? "=a,\(row)" : "b")
        }
        let oneByOne = try Self.written(header: ["n", "e", "t"]) { writer in
            for row in 0..<count {
                cells(row, &writer)
                try writer.endRow()
            }
        }
        let rows: @Sendable (Range<Int>, inout CSVWriter) -> Void = { range, writer in
            for row in range {
                cells(row, &writer)
                writer.endLine()
            }
        }
        #expect(try Self.written(header: ["n", "e", "t"]) { try $0.parts(count, Workers(workers), rows) } == oneByOne)
        let apart = CSVWriter.rows(PipelineConfiguration().csv) { rows(0..<count, &$0) }
        #expect(try Self.written(header: ["n", "e", "t"]) { try $0.write(apart) } == oneByOne)
    }
}
