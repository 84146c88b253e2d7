internal import PipelineModel

/// A tagged field of a statement and the lines that continue it.
struct MT940Field {
    /// `61`, `60F` …
    var tag: String
    /// The text of each line, the tag and line ends left out; never empty.
    var lines: [String]
    /// Where it starts in the file, with its tag.
    var start: Int
    /// Where its last line ends, without the line end.
    var end: Int
    /// Physical line, from 1.
    var line: Int
}

/// Cuts a file into its fields; the blocks of the SWIFT envelope around them (`{1:…}`, `-}`) are passed over.
struct MT940Fields: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 0
    private var pending: MT940Field?

    private let table: SingleByteTable?

    init(_ bytes: [UInt8], encoding: TextEncoding) {
        self.bytes = bytes
        table = SingleByteTable(encoding)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func next() -> MT940Field? {
        while position < bytes.count {
            let start = position
            var end = start
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            position = end < bytes.count ? end + 1 : end
            if position < bytes.count, bytes[end] == 0x0D, bytes[position] == 0x0A { position += 1 }
            line += 1
            // The text block of the envelope may share its line with the first field: `{4::20:…`.
            var first = start
            while first < end, bytes[first] == UInt8(ascii: "{"), let next = envelopeEnd(first, end) { first = next }
            if let (tag, width) = Self.tag(bytes[first..<end]) {
                let finished = pending
                pending = MT940Field(tag: tag, lines: [text(bytes[(first + width)..<end])], start: first, end: end, line: line)
                if let finished { return finished }
            } else if end > start, bytes[start] != UInt8(ascii: "{"), !Self.isTrailer(bytes[start..<end]) {
                let more = text(bytes[start..<end])
                pending?.lines.append(more)
                pending?.end = end
            }
        }
        defer { pending = nil }
        return pending
    }

    /// Behind the block that starts at `first`: `}` closes it, and the text block `{4:` stays open.
    private func envelopeEnd(_ first: Int, _ end: Int) -> Int? {
        if end - first >= 3, bytes[first + 1] == UInt8(ascii: "4"), bytes[first + 2] == UInt8(ascii: ":") { return first + 3 }
        return bytes[first..<end].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
    }

    private func text(_ line: ArraySlice<UInt8>) -> String {
        guard let table else { return String(decoding: line, as: UTF8.self) }
        return table.text(line)
    }

    private static func isTrailer(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: "-") && line.dropFirst().allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") }
    }

    /// `:61:` or `:60F:` at the start of a line.
    static func tag(_ line: ArraySlice<UInt8>) -> (tag: String, width: Int)? {
        guard line.count >= 4, line.first == UInt8(ascii: ":"), let close = line.dropFirst().prefix(5).firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let tag = line[(line.startIndex + 1)..<close]
        guard (2...3).contains(tag.count), tag.prefix(2).allSatisfy({ $0 &- 0x30 < 10 }),
            tag.dropFirst(2).allSatisfy({ $0 &- UInt8(ascii: "A") < 26 })
        else { return nil }
        return (String(decoding: tag, as: UTF8.self), close + 1 - line.startIndex)
    }
}
