internal import PipelineModel

/// Reads the first rows of a drop under one assumption about its dialect after another.
struct HeadSampler {
    let head: [UInt8]
    /// Whether the head is all there is.
    let isWhole: Bool
    let markBytes: Int
    let encoding: TextEncoding

    /// A row of the head.
    struct Row {
        var cells: [String]
        /// Physical lines of the head before it.
        var linesBefore: Int
    }

    private static let rowLimit = 1000

    /// The first rows; a last one that the head cuts off is left out, as is all that follows a quote that is not closed.
    func rows(delimiter: UInt8, quote: UInt8, skipLines: Int) throws -> [Row] {
        let dialect = Dialect(delimiter: delimiter, quote: quote, encoding: encoding)
        var limits = ReadLimits()
        limits.blockBytes = max(head.count, 1)
        let cursor = RecordCursor(
            .memory(head), from: RecordPosition(offset: markBytes, line: 1), dialect: dialect, limits: limits, drop: 0)
        try cursor.skipLines(skipLines)
        let firstLine = cursor.position.line
        var rows: [Row] = []
        var batch = RecordBatch()
        while rows.count < Self.rowLimit, try cursor.next(into: &batch) {
            let record = batch.records[0]
            if !isWhole, cursor.position.offset >= head.count || record.problem == .openQuote { break }
            rows.append(Row(cells: batch.texts(of: record), linesBefore: Int(record.place.line) - firstLine))
            batch.removeAll()
        }
        return rows
    }

    /// The delimiter that a first line `sep=;`, which Excel writes and understands, names.
    func namedDelimiter() throws -> UInt8? {
        let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
        // Zero bytes left out, ASCII in UTF-16 reads as it would in one byte.
        var line = head.dropFirst(markBytes).prefix(32).filter { !isWide || $0 != 0 }.prefix { $0 != 0x0A && $0 != 0x0D }
        let quote = UInt8(ascii: "\"")
        if line.count == 7, line.first == quote, line.last == quote { line = line.dropFirst().dropLast() }
        guard line.count == 5, line.prefix(4).elementsEqual("sep=".utf8, by: { $0 == $1 || $0 | 0x20 == $1 }), let last = line.last,
            last < 0x80
        else { return nil }
        return last
    }

    /// The quote: `'` where cells are wrapped in it and none in `"`, else `"`.
    func quote(delimiter: UInt8?) throws -> UInt8 {
        let double = UInt8(ascii: "\"")
        let single = UInt8(ascii: "'")
        for candidate in delimiter.map({ [$0] }) ?? DelimiterChoice.candidates {
            let cells = try rows(delimiter: candidate, quote: 0x0A, skipLines: 0).flatMap(\.cells)
            if cells.contains(where: { $0.utf8.first == double }) { return double }
            let opened = cells.count { $0.utf8.first == single }
            let closed = cells.count { $0.utf8.count >= 2 && $0.utf8.last == single }
            if opened >= 2, opened == closed { return single }
        }
        return double
    }

    func delimiter(quote: UInt8, skipLines: Int) throws -> UInt8 {
        let counted = try DelimiterChoice.candidates.filter { $0 != quote }
            .map { ($0, try rows(delimiter: $0, quote: quote, skipLines: skipLines)) }
        return DelimiterChoice.best(of: counted, quote: quote)
    }
}
