internal import PipelineModel

extension FoldedWords {
    /// Calls `body` with each run of letters, digits, `.`, `_` and `-` (what handles and content ids are made of), trimmed of `.` and `-`
    /// at its ends, and with the ASCII symbol directly before it, or 0.
    func eachSegment(_ body: (Range<Int>, UInt8) -> Void) {
        var index = 0
        while index < bytes.count {
            guard Self.isSegment(bytes[index]) else {
                index += 1
                continue
            }
            var start = index
            while index < bytes.count, Self.isSegment(bytes[index]) { index += 1 }
            var end = index
            while end > start, Self.isTrimmed(bytes[end - 1]) { end -= 1 }
            while start < end, Self.isTrimmed(bytes[start]) { start += 1 }
            if end > start { body(start..<end, start > 0 && bytes[start - 1] != 0x20 ? bytes[start - 1] : 0) }
        }
    }

    /// The hash of a folded text as a whole, blanks at its ends aside.
    static func hash(ofWhole text: String, with reader: inout FoldedWords) -> UInt64 {
        reader.read(text)
        var range = 0..<reader.bytes.count
        while let first = range.first, reader.bytes[first] == 0x20 { range = first + 1..<range.upperBound }
        while let last = range.last, reader.bytes[last] == 0x20 { range = range.lowerBound..<last }
        return reader.hash(of: range)
    }

    private static func isSegment(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2E, 0x5F, 0x2D, 0x80...: true
        default: false
        }
    }

    private static func isTrimmed(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x2D }
}
