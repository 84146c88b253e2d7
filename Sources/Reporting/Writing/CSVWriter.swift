package import PipelineModel
internal import Synchronization

/// Writes CSV after RFC 4180: UTF-8, LF, a header. Cells are appended to a buffer that goes to its sink in blocks.
///
/// A text that a spreadsheet would run as a formula gets a leading `'` (OWASP, "CSV Injection"); numbers are never touched by that. So does
/// one that has such a `'` of its own, so that a reader who takes one `'` off gets every text back as it was.
package struct CSVWriter {
    private let style: PipelineConfiguration.CSVStyle
    private let delimiter: UInt8
    private let decimalSeparator: UInt8
    private var buffer: [UInt8] = []
    private var atLineStart = true
    private let sink: (borrowing [UInt8]) throws -> Void

    package init(style: PipelineConfiguration.CSVStyle, header: [String], sink: @escaping (borrowing [UInt8]) throws -> Void) throws {
        self.init(style, sink)
        buffer.reserveCapacity(1 << 17)
        if style.bom { buffer += [0xEF, 0xBB, 0xBF] }
        for name in header { text(name) }
        try endRow()
    }

    /// Without a header; what is appended may be taken out of the buffer instead of being written.
    private init(_ style: PipelineConfiguration.CSVStyle, _ sink: @escaping (borrowing [UInt8]) throws -> Void = { _ in }) {
        self.style = style
        delimiter = style.delimiter.asciiValue ?? UInt8(ascii: ",")
        decimalSeparator = style.decimalSeparator.asciiValue ?? UInt8(ascii: ".")
        self.sink = sink
    }

    package mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { cell($0, neutral: true) }
    }

    package mutating func text(_ id: TextID, in texts: TextTable) { texts.withBytes(of: id) { cell($0, neutral: true) } }

    /// A text as UTF-8.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { cell(bytes, neutral: true) }

    /// A cell of a file of the user's own, which is handed back as it is.
    package mutating func kept(_ text: String) {
        var text = text
        text.withUTF8 { cell($0, neutral: false) }
    }

    /// Begins a text cell that is put together from pieces; ``end(_:)`` takes them.
    mutating func beginPieces() -> CellPieces {
        startCell()
        var pieces = CellPieces(bytes: [], start: buffer.count)
        swap(&pieces.bytes, &buffer)
        return pieces
    }

    mutating func end(_ pieces: inout CellPieces) {
        swap(&pieces.bytes, &buffer)
        let start = pieces.start
        guard start < buffer.count else { return }
        let isPlain = buffer.withUnsafeBufferPointer { bytes in
            let cell = UnsafeBufferPointer(rebasing: bytes[start...])
            return !Self.wouldRun(cell) && !needsQuotes(cell)
        }
        if isPlain { return }
        let cell = Array(buffer[start...])
        buffer.removeLast(cell.count)
        cell.withUnsafeBufferPointer { escape($0, neutral: true) }
    }

    private mutating func cell(_ bytes: UnsafeBufferPointer<UInt8>, neutral: Bool) {
        startCell()
        escape(bytes, neutral: neutral)
    }

    private mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>, neutral: Bool) {
        guard !bytes.isEmpty else { return }
        let neutralise = neutral && Self.wouldRun(bytes)
        guard needsQuotes(bytes) else {
            if neutralise { buffer.append(UInt8(ascii: "'")) }
            buffer.append(contentsOf: bytes)
            return
        }
        buffer.append(UInt8(ascii: "\""))
        if neutralise { buffer.append(UInt8(ascii: "'")) }
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// A plain decimal, written with the style's decimal separator; nil is an empty cell.
    package mutating func number(_ plain: String?) {
        var plain = plain ?? ""
        plain.withUTF8 { number($0) }
    }

    /// The same as ASCII; nothing is an empty cell.
    mutating func number(_ plain: UnsafeBufferPointer<UInt8>) {
        startCell()
        for byte in plain { buffer.append(byte == UInt8(ascii: ".") ? decimalSeparator : byte) }
    }

    package mutating func number(_ integer: Int) {
        startCell()
        CellPieces.append(integer, to: &buffer)
    }

    /// An amount in minor units of `currency`.
    package mutating func amount(_ minorUnits: Int128?, _ currency: Currency) {
        number(minorUnits.map { ExactDecimal.plain($0, scale: currency.minorUnits) })
    }

    /// Groups of cells, each written by `body`, for rows of this file.
    func prepared(_ count: Int, _ body: (_ group: Int, _ writer: inout CSVWriter) -> Void) -> PreparedCells {
        var prepared = PreparedCells()
        var part = CSVWriter(style)
        for group in 0..<count {
            body(group, &part)
            prepared.add(part.buffer)
            part.buffer.removeAll(keepingCapacity: true)
            part.atLineStart = true
        }
        return prepared
    }

    mutating func cells(_ group: Int, of prepared: PreparedCells) {
        startCell()
        let range = prepared.range(group)
        prepared.bytes.withUnsafeBufferPointer { buffer.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// So many empty cells.
    mutating func empty(_ count: Int) { for _ in 0..<count { startCell() } }

    package mutating func endRow() throws {
        endLine()
        if buffer.count >= 1 << 16 { try flush() }
    }

    mutating func endLine() {
        buffer.append(UInt8(ascii: "\n"))
        atLineStart = true
    }

    /// Writes rows by several workers, a range of them at a time: `body` appends the cells of its rows and ends each of their lines.
    mutating func parts(_ count: Int, _ workers: Workers, _ body: @Sendable (_ rows: Range<Int>, _ writer: inout CSVWriter) -> Void) throws
    {
        let parts = Workers.parts(of: 0..<count, size: 2048)
        let (style, sink) = (style, sink)
        // What was written makes room for what comes.
        let spare = Mutex<[[UInt8]]>([])
        try flush()
        try workers.forEachInOrder(parts.count) { number in
            var part = CSVWriter(style)
            part.buffer = spare.withLock { $0.popLast() } ?? []
            body(parts[number], &part)
            return part.buffer
        } take: { (bytes: consuming [UInt8]) in
            try sink(bytes)
            bytes.removeAll(keepingCapacity: true)
            spare.withLock { [bytes] in $0.append(bytes) }
        }
    }

    /// Rows put together by themselves, for ``write(_:)``.
    ///
    /// - Parameter size: About so many bytes.
    static func rows(_ style: PipelineConfiguration.CSVStyle, size: Int = 0, _ body: (inout CSVWriter) -> Void) -> [UInt8] {
        var part = CSVWriter(style)
        part.buffer.reserveCapacity(size)
        body(&part)
        return part.buffer
    }

    mutating func write(_ rows: [UInt8]) throws {
        try flush()
        try sink(rows)
    }

    package mutating func flush() throws {
        try sink(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func startCell() {
        if !atLineStart { buffer.append(delimiter) }
        atLineStart = false
    }

    /// Stops at no byte, so that the processor can look at many at a time.
    private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var found: UInt8 = 0
        for byte in bytes {
            found |= byte == delimiter ? 1 : 0
            found |= byte == UInt8(ascii: "\"") ? 1 : 0
            found |= byte == UInt8(ascii: "\n") ? 1 : 0
            found |= byte == UInt8(ascii: "\r") ? 1 : 0
        }
        return found != 0
    }

    /// Whether the first byte, any `'` of the text's own aside, starts a formula.
    private static func wouldRun(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        if first != UInt8(ascii: "'") { return isFormulaStart(first) }
        return bytes.first { $0 != UInt8(ascii: "'") }.map(isFormulaStart) ?? false
    }

    static func isFormulaStart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): true
        default: false
        }
    }
}
