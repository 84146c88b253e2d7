import PipelineModel
import Testing

@testable import Extraction

/// Rows that can't be read become records with a reason, on the right line, and take no other row with them.
@Suite("Rows that can't be read")
struct RecordProblemTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var expected: [(problem: RecordProblem, line: UInt32, cells: [String]?)]
        var header = true
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "ragged", text: "a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n",
            expected: [(.tooFewFields, 2, ["1", "2"]), (.tooManyFields, 3, nil), (.none, 4, ["1", "2", "3"]), (.none, 5, nil)]),
        Case(
            name: "columns without a name at the end", text: "a,b,,\n1,2\n1,2,3,4\n1\n",
            expected: [(.none, 2, nil), (.none, 3, nil), (.tooFewFields, 4, nil)]),
        Case(
            name: "blank", text: "a,b\n\n,\n,,,\n\"\",\n1,2\n\n",
            expected: [
                (.blank, 2, nil), (.blank, 3, ["", ""]), (.blank, 4, ["", ""]), (.blank, 5, nil), (.none, 6, nil), (.blank, 7, nil),
            ]),
        Case(
            name: "an open quote loses its own line only", text: "a,b\n1,\"x\n2,y\n3,z\n",
            expected: [(.openQuote, 2, nil), (.none, 3, ["2", "y"]), (.none, 4, ["3", "z"])]),
        Case(
            name: "an open quote that meets the next quoted cell", text: "a,b\n1,\"x\n2,\"y\"\n3,z\n",
            expected: [(.openQuote, 2, nil), (.none, 3, ["2", "y"]), (.none, 4, nil)]),
        Case(
            name: "an open quote after a sound field of several lines", text: "a,b\n\"1\n1\",\"x\n2,y\n",
            expected: [(.openQuote, 2, nil), (.none, 4, ["2", "y"])]),
        Case(
            name: "an open quote on the last line", text: "a,b\n1,2\n3,\"x", expected: [(.none, 2, nil), (.openQuote, 3, nil)]),
        Case(
            name: "quotes inside unquoted cells are text", text: "a,b\nSC \"X\" SRL,5\"\n",
            expected: [(.none, 2, ["SC \"X\" SRL", "5\""])]),
        Case(
            name: "text after a closing quote", text: "a,b\n\"SC \"X\" SRL\",5\n1,2\n", expected: [(.strayQuote, 2, nil), (.none, 3, nil)]),
        Case(
            name: "blanks after a closing quote", text: "a,b\n\"x\" ,\"y\"\t\n\" x\" , \"y\" \n",
            expected: [(.none, 2, ["x", "y"]), (.none, 3, [" x", " \"y\" "])]),
        Case(
            name: "a NUL byte", text: "a,b\n1\0,2\n\"1\0\",2\n3,4\n", expected: [(.nulByte, 2, nil), (.nulByte, 3, nil), (.none, 4, nil)]),
        Case(
            name: "lines are counted through every kind of line end", text: "a,b\r1,\"x\r\ny\rz\n\"\r\n\r2,3\n\r4,5",
            expected: [(.none, 2, ["1", "x\r\ny\rz\n"]), (.blank, 6, nil), (.none, 7, nil), (.blank, 8, nil), (.none, 9, nil)]),
        Case(
            name: "without a header the first record that is sound counts", text: "\n1,2\n1,2,3\n1\n",
            expected: [(.blank, 1, nil), (.none, 2, nil), (.tooManyFields, 3, nil), (.tooFewFields, 4, nil)], header: false),
    ]

    @Test("are told apart", arguments: cases)
    func toldApart(example: Case) throws {
        for blockBytes in [1, 3, 1 << 18] {
            var limits = ReadLimits()
            limits.blockBytes = blockBytes
            for cutsPlainRecords in [true, false] {
                limits.cutsPlainRecords = cutsPlainRecords
                let bytes = Array(example.text.utf8)
                let records = try RecordReader(bytes: bytes, settings: settings(header: example.header), limits: limits).all()
                #expect(records.map(\.problem) == example.expected.map(\.problem), "blocks of \(blockBytes)")
                #expect(records.map(\.place.line) == example.expected.map(\.line), "blocks of \(blockBytes)")
                for (record, expected) in zip(records, example.expected) {
                    if let cells = expected.cells { #expect(record.cells == cells) }
                }
                // What stands between the records is line ends and nothing else.
                var end = records.first.map { Int($0.place.offset) } ?? 0
                for record in records {
                    #expect(bytes[end..<Int(record.place.offset)].allSatisfy { $0 == 0x0A || $0 == 0x0D })
                    end = Int(record.place.offset) + Int(record.place.length)
                }
                #expect(bytes[end...].allSatisfy { $0 == 0x0A || $0 == 0x0D })
            }
        }
    }

    @Test("a quoted field over more lines than the limit was never closed")
    func quotedLines() throws {
        let tail = (1...1200).map { "\($0),x" }.joined(separator: "\n")
        let records = try RecordReader(bytes: Array("a,b\n0,\"open\n\(tail)\n9,\"closed late\"\n".utf8), settings: settings(header: true))
            .all()
        #expect(records.count == 1202)
        #expect(records[0].problem == .openQuote)
        #expect(records.dropFirst().allSatisfy { $0.problem == .none })
        let long = (1...900).map { "line \($0)" }.joined(separator: "\n")
        let kept = try RecordReader(bytes: Array("a,b\n0,\"\(long)\"\n1,2\n".utf8), settings: settings(header: true)).all()
        #expect(kept.map(\.problem) == [.none, .none])
        #expect(kept[0].cells[1] == long)
        #expect(kept[1].place.line == 902)
    }

    @Test("a field or a record beyond the limit is oversized, and reading goes on behind it", arguments: [1, 64, 1 << 18])
    func oversized(blockBytes: Int) throws {
        var limits = ReadLimits()
        limits.fieldBytes = 50
        limits.recordBytes = 120
        limits.blockBytes = blockBytes
        let long = String(repeating: "x", count: 51)
        let endless = String(repeating: "y,", count: 400)
        let text = "a,b\n1,\(long)\n2,\"\(long)\"\n\(endless)\n\"\(endless)\"\n3,4\n"
        let records = try RecordReader(bytes: Array(text.utf8), settings: settings(header: true), limits: limits).all()
        #expect(records.map(\.problem) == [.oversized, .oversized, .oversized, .oversized, .none])
        #expect(records.map(\.place.line) == [2, 3, 4, 5, 6])
        #expect(records[2].place.length == 800)
        #expect(records[4].cells == ["3", "4"])
    }

    @Test("bytes that the encoding does not know are a reject, with what could be read")
    func undecodable() throws {
        let utf8 = Array("a,b\n1,".utf8) + [0xC3] + Array(",\n2,ă\n3,x".utf8) + [0xC3, 0x0A]
        let records = try RecordReader(bytes: utf8, settings: settings(header: true)).all()
        #expect(records.map(\.problem) == [.undecodable, .none, .undecodable])
        #expect(records[0].cells == ["1", "\u{FFFD}", ""])
        let central = Array("a,b\n1,".utf8) + [0x81] + Array("\n2,".utf8) + [0xE3, 0x0A]
        let table = try RecordReader(bytes: central, settings: settings(encoding: .windows1250, header: true)).all()
        #expect(table.map(\.problem) == [.undecodable, .none])
        #expect(table[1].cells == ["2", "ă"])
        let lone: [UInt8] = encode("a,b\n1,", .utf16LittleEndian) + [0x00, 0xD8] + encode("\n2,3\n4,5", .utf16LittleEndian) + [0x31]
        let wide = try RecordReader(bytes: lone, settings: settings(encoding: .utf16LittleEndian, header: true)).all()
        #expect(wide.map(\.problem) == [.undecodable, .none, .undecodable])
        #expect(wide.map(\.place.offset) == [8, 16, 24])
        #expect(wide[2].place.length == 7)
    }
}
