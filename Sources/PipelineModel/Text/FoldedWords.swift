/// The words of a text, folded for case and diacritics, as bytes and ranges: one reader, used over and over, allocates nothing per text.
///
/// A word is a run of letters and digits. What stands between two words is kept as a gap, so that a phrase can be told from words that
/// merely follow one another over a full stop.
public struct FoldedWords: Sendable {
    public struct Word: Hashable, Sendable {
        /// The word's bytes in ``FoldedWords/bytes``.
        public var start: Int
        public var end: Int
        /// What stands between the word before and this: 0 for blanks alone, the ASCII code of a symbol that stands alone and without
        /// blanks (`_`), else a hash with its top bit set.
        public var gap: UInt32
        /// The symbol directly before the word (`#`, `@`), or 0.
        public var mark: UInt8
        public var hasDigit: Bool
    }

    /// The folded text: words, symbols as written, each run of blanks as one space.
    public private(set) var bytes: [UInt8] = []
    public private(set) var words: [Word] = []

    private var wordStart = -1
    private var wordHasDigit = false
    private var sawBlank = false
    private var symbolCount = 0
    private var symbolHash: UInt32 = 0
    private var lastSymbol: UInt8 = 0

    public init() {}

    public mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        wordStart = -1
        startGap()
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                index += 1
                switch byte {
                case 0x61...0x7A: letter(byte)
                case 0x41...0x5A: letter(byte | 0x20)
                case 0x30...0x39:
                    letter(byte)
                    wordHasDigit = true
                case 0x09...0x0D, 0x20: blank()
                case 0..<0x20, 0x7F: break
                default: symbol(byte, hash: UInt32(byte))
                }
            } else {
                wide(text, &index)
            }
        }
        endWord()
    }

    public mutating func read(_ text: String) {
        var text = text
        text.withUTF8 { read($0) }
    }

    /// The bytes of `word`, hashed; the hash of several words run together continues with `from`.
    @inlinable
    public func hash(of word: Word, from start: UInt64 = Self.emptyHash) -> UInt64 { hash(of: word.start..<word.end, from: start) }

    /// FNV-1a, 64 bits.
    @inlinable
    public func hash(of range: Range<Int>, from start: UInt64 = Self.emptyHash) -> UInt64 {
        var hash = start
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        return hash
    }

    public static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The word, or part of the text, as a text.
    public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func wide(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        let (scalar, length) = Self.decode(text, index)
        index += length
        switch FoldTable.classify(scalar) {
        case .letter(let packed):
            var rest = packed >> 8
            for _ in 0..<(packed & 0xFF) {
                letter(UInt8(truncatingIfNeeded: rest))
                rest >>= 8
            }
        case .blank: blank()
        case .nothing: break
        case .symbol: symbol(scalar.value == 0xFF03 ? 0x23 : scalar.isASCII ? UInt8(scalar.value) : 0xFF, hash: scalar.value)
        }
    }

    private mutating func letter(_ byte: UInt8) {
        if wordStart < 0 {
            wordStart = bytes.count
            wordHasDigit = false
        }
        bytes.append(byte)
    }

    private mutating func blank() {
        endWord()
        if !sawBlank || lastSymbol != 0 { bytes.append(0x20) }
        sawBlank = true
        lastSymbol = 0
    }

    private mutating func symbol(_ byte: UInt8, hash: UInt32) {
        endWord()
        bytes.append(byte < 0x80 ? byte : 0x20)
        symbolCount += 1
        symbolHash = (symbolHash ^ hash) &* 0x0100_0193
        lastSymbol = byte
    }

    private mutating func endWord() {
        guard wordStart >= 0 else { return }
        let gap: UInt32 =
            switch (symbolCount, sawBlank) {
            case (0, _): 0
            case (1, false) where lastSymbol < 0x80: UInt32(lastSymbol)
            default: symbolHash | 0x8000_0000
            }
        let mark = lastSymbol < 0x80 ? lastSymbol : 0
        words.append(Word(start: wordStart, end: bytes.count, gap: gap, mark: mark, hasDigit: wordHasDigit))
        wordStart = -1
        startGap()
    }

    private mutating func startGap() {
        sawBlank = false
        symbolCount = 0
        symbolHash = 0x811C_9DC5
        lastSymbol = 0
    }

    /// The scalar at `index` and how many bytes it takes; malformed bytes read as U+FFFD, one at a time.
    private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Unicode.Scalar, Int) {
        let first = text[index]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
        guard length > 0, index + length <= text.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            guard text[index + offset] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(text[index + offset] & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, length)
    }
}
