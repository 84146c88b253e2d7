/// The UTF-8 bytes of a field. They live as long as the batch is being read, so nothing keeps them.
public typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
    /// Without the blanks around it: ASCII white space, no-break and typographic spaces, byte-order marks.
    @inline(__always)
    var trimmed: Bytes {
        guard let first, let last else { return self }
        if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return self }
        return trimmedSlowly
    }

    private var trimmedSlowly: Bytes {
        var start = 0
        var end = count
        while start < end {
            let length = blankLength(at: start)
            guard length > 0 else { break }
            start += length
        }
        while end > start {
            let length = blankLength(endingAt: end)
            guard length > 0, end - length >= start else { break }
            end -= length
        }
        return Bytes(rebasing: self[start..<end])
    }

    /// How many bytes the blank at `index` takes; 0 where there is none.
    func blankLength(at index: Int) -> Int {
        let byte = self[index]
        if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
        if byte == 0xC2, index + 1 < count { return self[index + 1] == 0xA0 ? 2 : 0 }
        guard index + 2 < count else { return 0 }
        return Self.isLongBlank(byte, self[index + 1], self[index + 2]) ? 3 : 0
    }

    private func blankLength(endingAt end: Int) -> Int {
        for length in 1...3 where end >= length {
            if blankLength(at: end - length) == length { return length }
        }
        return 0
    }

    /// U+2000…U+200B, U+202F, U+205F, U+3000, U+FEFF.
    private static func isLongBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE2, 0x80): (0x80...0x8B).contains(third) || third == 0xAF
        case (0xE2, 0x81): third == 0x9F
        case (0xE3, 0x80): third == 0x80
        case (0xEF, 0xBB): third == 0xBF
        default: false
        }
    }

    @inline(__always)
    func equals(_ other: Bytes) -> Bool { count == other.count && elementsEqual(other) }

    var text: String { String(decoding: self, as: UTF8.self) }

    @inline(__always)
    func slice(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }
}

extension UInt8 {
    @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
    @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// ASCII letters in lower case, everything else as it is.
    @inline(__always) var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
    @inline(__always) var raised: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }
}
