import PipelineModel
import Testing

@testable import Extraction

/// Random tables, written in random dialects, read back the same, whatever the sizes of blocks and batches.
@Suite("Reading what was written")
struct RoundTripTests {
    /// A table written out, and where each of its rows stands.
    struct Written {
        var bytes: [UInt8]
        var rows: [[String]]
        var places: [(offset: Int, length: Int, line: Int)]
        var settings: SourceConfiguration.DialectSettings
    }

    @Test("is identity, places included", arguments: 0..<150 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let written = Self.write(&generator)
        for (blockBytes, batchSize) in [(1, 1), (2, 3), (7, 4096), (64, 5), (1 << 18, 4096)] {
            var limits = ReadLimits()
            limits.blockBytes = blockBytes
            for cutsPlainRecords in [true, false] {
                limits.cutsPlainRecords = cutsPlainRecords
                let reader = try RecordReader(bytes: written.bytes, drop: 7, settings: written.settings, limits: limits)
                let records = try reader.all(batchSize: batchSize)
                #expect(records.map(\.cells) == written.rows, "seed \(seed), blocks of \(blockBytes)")
                for (record, place) in zip(records, written.places) {
                    let expected = Place(
                        drop: 7, line: UInt32(place.line), offset: UInt64(place.offset), length: UInt32(place.length))
                    #expect(record.place == expected, "seed \(seed), blocks of \(blockBytes)")
                    #expect(record.problem == (record.cells.allSatisfy(\.isEmpty) ? .blank : .none), "seed \(seed)")
                }
                if blockBytes == 1 << 18 { try alone(records, of: written, seed: seed) }
            }
        }
    }

    @Test("ranges that meet at a record read as the whole", arguments: 500..<540 as Range<UInt64>)
    func ranges(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let written = Self.write(&generator)
        let reader = try RecordReader(bytes: written.bytes, settings: written.settings)
        let whole = try reader.all()
        let seam = try #require(whole.randomElement(using: &generator)).place
        var parts: [ReadRecord] = []
        let take: (borrowing RecordBatch) -> Void = { batch in
            for record in batch.records {
                parts.append(ReadRecord(cells: batch.texts(of: record), problem: record.problem, place: record.place))
            }
        }
        let first = try reader.read(from: reader.start, to: Int(seam.offset), take)
        #expect(first.end == RecordPosition(offset: Int(seam.offset), line: Int(seam.line)), "seed \(seed)")
        let second = try reader.read(from: first.end, to: nil, take)
        #expect(parts == whole, "seed \(seed)")
        #expect(first.records + second.records == whole.count)
        #expect(second.end.offset == written.bytes.count)
    }

    /// Each record's own bytes, read alone, give the same fields.
    private func alone(_ records: [ReadRecord], of written: Written, seed: UInt64) throws {
        for record in records where record.place.length > 0 {
            let start = Int(record.place.offset)
            let bytes = Array(written.bytes[start..<start + Int(record.place.length)])
            let again = try RecordReader(bytes: bytes, settings: written.settings).all()
            #expect(again.map(\.cells) == [record.cells], "seed \(seed), line \(record.place.line)")
        }
    }

    private static func write(_ generator: inout SeededGenerator) -> Written {
        let encoding = TextEncoding.allCases.randomElement(using: &generator) ?? .utf8
        let delimiter = [",", ";", "\t", "|"].randomElement(using: &generator) ?? ","
        let quote = ["\"", "'"].randomElement(using: &generator) ?? "\""
        let lineEnds = [["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]].randomElement(using: &generator) ?? ["\n"]
        let hasMark = [.utf8, .utf16LittleEndian, .utf16BigEndian].contains(encoding) && Bool.random(using: &generator)
        let pieces: [String] =
            ["a", "Ion", " ", "  ", "1.234,56", delimiter, quote, quote + quote, "\n", "\r\n", "\r", "ă", "ţ", "é", "x" + quote]
            .filter { piece in ![.windows1252].contains(encoding) || !["ă", "ţ"].contains(piece) }
            + (hasMark || encoding == .utf16BigEndian || encoding == .utf8 ? ["🎬", "ș"] : [])
        let columns = Int.random(in: 1...6, using: &generator)
        var bytes = encode("", encoding, mark: hasMark)
        var written = Written(bytes: [], rows: [], places: [], settings: settings())
        var line = 1
        let count = Int.random(in: 1...12, using: &generator)
        for row in 0..<count {
            let cells = (0..<columns).map { _ in
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            }
            let text = cells.map { cell in
                let mustQuote =
                    cell.hasPrefix(quote) || cell.unicodeScalars.contains { "\r\n".unicodeScalars.contains($0) || String($0) == delimiter }
                guard mustQuote || Bool.random(using: &generator) else { return cell }
                return quote + cell.map { String($0) == quote ? quote + quote : String($0) }.joined() + quote
            }.joined(separator: delimiter)
            // A CR before an LF would make one line end of two.
            let lineEnd =
                row == count - 1 && Bool.random(using: &generator) && !text.isEmpty ? "" : lineEnds.randomElement(using: &generator) ?? "\n"
            let isPair = lineEnd == "\n" && written.bytes.isEmpty && text.isEmpty && bytes.suffix(2).contains(0x0D)
            let end = isPair ? "\r\n" : lineEnd
            let encoded = encode(text, encoding)
            written.rows.append(cells)
            written.places.append((offset: bytes.count, length: encoded.count, line: line))
            bytes += encoded + encode(end, encoding)
            line += lines(in: text) + (end.isEmpty ? 0 : 1)
        }
        written.bytes = bytes
        written.settings = settings(
            delimiter: delimiter.first, quote: quote.first, encoding: encoding, skipLines: 0, header: false)
        return written
    }

    private static func lines(in text: String) -> Int {
        text.replacing("\r\n", with: "\n").unicodeScalars.count { $0 == "\n" || $0 == "\r" }
    }
}
