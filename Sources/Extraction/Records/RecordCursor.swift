internal import PipelineModel

/// Walks a drop from record to record and appends each to a batch.
///
/// The buffer always begins with the record that comes next, and a record is cut only when its end stands in the buffer or the drop has
/// ended; otherwise the buffer is filled further, twice as far each time. So results don't depend on the size of blocks, the cost
/// stays linear, and memory stays within a few times the longest record.
final class RecordCursor {
    let dialect: Dialect
    let limits: ReadLimits
    let drop: UInt32
    /// How many fields a record has at least and at most; nil takes any number.
    var expected: ClosedRange<Int>?
    /// Where the next record starts.
    private(set) var position: RecordPosition

    private let source: DropBytes
    /// The next byte of the drop to read.
    private var unread: Int
    private var ended = false
    private var decoder: UTF16Decoder?
    private let table: SingleByteTable?
    private let parser: LibcsvParser
    private let cutter: PlainRecordCutter

    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var start = 0
    private var end = 0

    init(_ source: DropBytes, from position: RecordPosition, dialect: Dialect, limits: ReadLimits, drop: UInt32) {
        self.source = source
        self.position = position
        self.dialect = dialect
        self.limits = limits
        self.drop = drop
        unread = position.offset
        decoder =
            switch dialect.encoding {
            case .utf16LittleEndian: UTF16Decoder(bigEndian: false)
            case .utf16BigEndian: UTF16Decoder(bigEndian: true)
            default: nil
            }
        table = SingleByteTable(dialect.encoding)
        parser = LibcsvParser(delimiter: dialect.delimiter, quote: dialect.quote)
        cutter = PlainRecordCutter(delimiter: dialect.delimiter, quote: dialect.quote)
        capacity = max(64, UTF16Decoder.room(for: limits.blockBytes))
        buffer = .allocate(capacity: capacity)
    }

    deinit { buffer.deallocate() }

    /// Appends the next record to `batch`; false at the end of the drop.
    ///
    /// - Throws: ``Problem`` where the drop can't be read.
    func next(into batch: inout RecordBatch) throws(Problem) -> Bool {
        while true {
            if start == end, !ended { try fill() }
            if start == end, ended { return false }
            let bytes = UnsafeBufferPointer(start: buffer + start, count: end - start)
            if limits.cutsPlainRecords, let cut = cutter.cut(bytes, isLast: ended, ends: &batch.fieldEnds, base: batch.bytes.count) {
                if cut.length <= limits.recordBytes {
                    append(cut, to: &batch)
                    return true
                }
                batch.fieldEnds.removeLast(cut.fields)
            } else if let outline = RecordOutline.following(
                bytes, delimiter: dialect.delimiter, quote: dialect.quote, limits: limits, isLast: ended),
                outline.length <= limits.recordBytes
            {
                try append(outline, to: &batch)
                return true
            }
            if bytes.count > limits.recordBytes {
                try appendOversized(to: &batch)
                return true
            }
            try fill()
        }
    }

    /// Passes over `count` physical lines, whatever quotes they hold.
    func skipLines(_ count: Int) throws(Problem) {
        for _ in 0..<count {
            if start == end, ended { return }
            _ = try skipLine()
        }
    }
}

// MARK: - Records

extension RecordCursor {
    private func append(_ cut: PlainRecordCutter.Cut, to batch: inout RecordBatch) {
        let text = UnsafeBufferPointer(start: UnsafePointer(cutter.fields), count: cut.bytes)
        let record = RecordOutline(length: cut.length, extent: cut.extent, lines: cut.extent > cut.length ? 1 : 0)
        append(text, fields: cut.fields, of: record, hasNul: cut.hasNul, isASCII: cut.isASCII, to: &batch)
    }

    private func append(_ outline: RecordOutline, to batch: inout RecordBatch) throws(Problem) {
        let record = UnsafeBufferPointer(start: buffer + start, count: outline.length)
        let parsed =
            outline.isPadded && outline.problem == .none
            ? withoutPadding(record).withUnsafeBufferPointer { parser.parse($0) } : parser.parse(record)
        guard parsed else {
            throw Problem(
                .internalError, file: source.path, line: position.line, "libcsv could not parse a record", remedy: "free some memory")
        }
        let base = batch.bytes.count
        for fieldEnd in parser.ends { batch.fieldEnds.append(base + fieldEnd) }
        var fields = parser.ends.count
        if fields == 0 {
            batch.fieldEnds.append(base)
            fields = 1
        }
        let hasNul = record.contains(0)
        let isASCII = record.allSatisfy { $0 < 0x80 }
        parser.bytes.withUnsafeBufferPointer { append($0, fields: fields, of: outline, hasNul: hasNul, isASCII: isASCII, to: &batch) }
    }

    /// Appends the record that begins the buffer, whose `text` and last `fields` field ends were cut already, and moves on behind it.
    @inline(__always)
    private func append(
        _ text: UnsafeBufferPointer<UInt8>, fields: Int, of outline: RecordOutline, hasNul: Bool, isASCII: Bool, to batch: inout RecordBatch
    ) {
        let firstField = batch.fieldEnds.count - fields
        var isDecodable = true
        if isASCII {
            batch.bytes.append(contentsOf: text)
        } else if let table {
            isDecodable = batch.append(text, from: firstField, decodedBy: table)
        } else {
            isDecodable = isValidUTF8(UnsafeBufferPointer(start: buffer + start, count: outline.length))
            if isDecodable { batch.bytes.append(contentsOf: text) } else { batch.append(repairing: text, from: firstField) }
        }
        var problem = outline.problem
        var kept = fields
        if problem == .none {
            if hasNul {
                problem = .nulByte
            } else if !isDecodable {
                problem = .undecodable
            } else if text.isEmpty {
                problem = .blank
            } else if outline.length > limits.fieldBytes, batch.longestField(from: firstField) > limits.fieldBytes {
                problem = .oversized
            }
        }
        if let expected, problem == .none || problem == .blank, !expected.contains(fields) {
            kept = batch.dropSurplus(fields: fields, over: expected.upperBound)
            if problem == .none, kept > expected.upperBound { problem = .tooManyFields }
            if problem == .none, kept < expected.lowerBound { problem = .tooFewFields }
        }
        let width = delivered(outline.length, isAll: ended && start + outline.length == end)
        batch.records.append(Record(firstField: firstField, fieldCount: kept, place: place(length: width), problem: problem))
        moveOn(outline.extent, lines: outline.lines)
    }

    /// A record beyond the limit: it ends with its physical line, and only its first bytes are kept.
    private func appendOversized(to batch: inout RecordBatch) throws(Problem) {
        let head = Array(UnsafeBufferPointer(start: buffer + start, count: min(end - start, 1024)))
        let place = place(length: 0)
        batch.fieldEnds.append(batch.bytes.count + head.count)
        let firstField = batch.fieldEnds.count - 1
        head.withUnsafeBufferPointer {
            if let table { _ = batch.append($0, from: firstField, decodedBy: table) } else { batch.append(repairing: $0, from: firstField) }
        }
        batch.records.append(Record(firstField: firstField, fieldCount: 1, place: place, problem: .oversized))
        let length = try skipLine()
        batch.records[batch.records.count - 1].place.length = UInt32(clamping: length)
    }

    private func place(length: Int) -> Place {
        Place(
            drop: drop, line: UInt32(clamping: position.line), offset: UInt64(clamping: position.offset), length: UInt32(clamping: length))
    }

    /// `record` without the blanks that stand between a closing quote and what ends its field.
    private func withoutPadding(_ record: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(record.count)
        var isFieldStart = true
        var isQuoted = false
        var isClosed = false
        for byte in record {
            if isClosed, byte == 0x20 || byte == 0x09, byte != dialect.delimiter { continue }
            kept.append(byte)
            if byte == dialect.quote, isFieldStart || isQuoted || isClosed {
                isClosed = isQuoted
                isQuoted.toggle()
                isFieldStart = false
            } else if !isQuoted {
                isFieldStart = byte == dialect.delimiter
                isClosed = false
            }
        }
        return kept
    }
}

// MARK: - Bytes

extension RecordCursor {
    /// Reads on, at least as much as is waiting already, after moving what is waiting to the front.
    private func fill() throws(Problem) {
        let waiting = end - start
        let wanted = max(limits.blockBytes, min(waiting, limits.recordBytes))
        let room = decoder == nil ? wanted : UTF16Decoder.room(for: wanted)
        if waiting + room > capacity {
            let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: waiting + room)
            wider.update(from: buffer + start, count: waiting)
            buffer.deallocate()
            buffer = wider
            capacity = waiting + room
        } else if start > 0 {
            // `update` allows the two to overlap.
            buffer.update(from: buffer + start, count: waiting)
        }
        start = 0
        end = waiting
        guard decoder != nil else {
            let got = try source.read(into: buffer + end, count: wanted, at: unread)
            unread += got
            end += got
            ended = got == 0
            return
        }
        let raw = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
        defer { raw.deallocate() }
        let got = try source.read(into: raw, count: wanted, at: unread)
        unread += got
        ended = got == 0
        end += decoder?.decode(UnsafeBufferPointer(start: raw, count: got), into: buffer + end) ?? 0
        if ended { end += decoder?.finish(into: buffer + end) ?? 0 }
    }

    /// Passes over the rest of a physical line and answers its length in bytes as delivered: without its line end, or 0 at the end of the
    /// drop. Keeps no more than a block.
    private func skipLine() throws(Problem) -> Int {
        var length = 0
        while true {
            if start == end, !ended { try fill() }
            let bytes = UnsafeBufferPointer(start: buffer + start, count: end - start)
            if let index = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
                if bytes[index] == 0x0D, index + 1 == bytes.count, !ended {
                    try fill()
                    continue
                }
                let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
                length += delivered(index, isAll: false)
                moveOn(index + (isPair ? 2 : 1), lines: 1)
                return length
            }
            let width = delivered(bytes.count, isAll: ended)
            length += width
            moveOn(bytes.count, lines: 0)
            if ended { return length }
        }
    }

    /// Bytes of the drop that the first `count` bytes of the buffer stand for; `isAll` where the drop ends with them.
    @inline(__always)
    private func delivered(_ count: Int, isAll: Bool) -> Int {
        if decoder == nil { return count }
        let width = UTF16Decoder.width(of: UnsafeBufferPointer(start: buffer + start, count: count))
        return isAll ? min(width, unread - position.offset) : width
    }

    @inline(__always)
    private func moveOn(_ count: Int, lines: Int) {
        position.offset += delivered(count, isAll: ended && start + count == end)
        position.line += lines
        start += count
    }
}

private func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
}
