/// What the bytes of a whole drop say about its encoding, gathered block by block: whether they are UTF-8, and where they are not,
/// which bytes from 0x80 up stand inside words and which stand alone.
public struct EncodingEvidence: Sendable {
    /// Well-formed UTF-8 sequences of more than one byte.
    public private(set) var sequences = 0
    /// Bytes that no well-formed UTF-8 sequence holds.
    public private(set) var invalid = 0
    /// How often each byte from 0x80 up stands next to a letter.
    private(set) var inWords = [Int](repeating: 0, count: 128)
    /// How often each byte from 0x80 up stands elsewhere.
    private(set) var alone = [Int](repeating: 0, count: 128)

    private var state = UTF8State()
    private var last: UInt8 = 0
    /// A byte from 0x80 up whose right neighbour is still to come; 0 where there is none.
    private var pending: UInt8 = 0
    private var beforePending: UInt8 = 0

    public init() {}

    /// Whether the drop is UTF-8: nothing in it is invalid, or what is invalid is damage among four times as many good sequences
    /// (a field cut in the middle of a letter), since text in a single-byte encoding hardly ever forms one by chance.
    public var isUTF8: Bool { invalid == 0 || sequences >= 4 * invalid }

    /// Whether every byte seen was ASCII.
    public var isASCII: Bool { invalid == 0 && sequences == 0 }

    /// Takes the next block of the drop.
    public mutating func observe(_ block: UnsafeBufferPointer<UInt8>) {
        guard let base = block.baseAddress else { return }
        let raw = UnsafeRawPointer(base)
        var index = 0
        while index < block.count {
            // Eight ASCII bytes at a time; most drops are little else.
            if pending == 0, state.isComplete {
                let start = index
                while block.count - index >= 8, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                    index += 8
                }
                if index > start { last = block[index - 1] }
                if index == block.count { break }
            }
            take(block[index])
            index += 1
        }
    }

    /// Ends the drop: a sequence cut off by its end is invalid.
    public mutating func finish() {
        take(0x0A)
    }

    /// Adds what was gathered behind a line feed that ended this.
    mutating func add(_ later: EncodingEvidence) {
        sequences += later.sequences
        invalid += later.invalid
        for index in inWords.indices {
            inWords[index] += later.inWords[index]
            alone[index] += later.alone[index]
        }
    }

    private mutating func take(_ byte: UInt8) {
        switch state.advance(byte) {
        case .ongoing: break
        case .completed(let wide): if wide { sequences += 1 }
        case .failed(let retry):
            invalid += 1
            if retry { _ = state.advance(byte) }
        }
        if pending != 0 {
            let index = Int(pending & 0x7F)
            if Self.isWord(beforePending) || Self.isWord(byte) { inWords[index] += 1 } else { alone[index] += 1 }
        }
        beforePending = last
        pending = byte >= 0x80 ? byte : 0
        last = byte
    }

    /// An ASCII letter, or a byte that is a letter in all of the single-byte encodings known here.
    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 && byte < 0x80 || byte >= 0xC0
    }
}

/// Whether a stream of bytes is UTF-8 (Unicode 16, table 3-7), a byte at a time.
struct UTF8State: Sendable {
    enum Step {
        case ongoing
        case completed(wide: Bool)
        case failed(retry: Bool)
    }

    private var remaining: UInt8 = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF

    var isComplete: Bool { remaining == 0 }

    /// Takes a byte. `failed(retry: true)` means that an unfinished sequence broke off and that the byte starts something new.
    mutating func advance(_ byte: UInt8) -> Step {
        if remaining > 0 {
            guard byte >= low, byte <= high else {
                self = UTF8State()
                return .failed(retry: true)
            }
            remaining -= 1
            low = 0x80
            high = 0xBF
            return remaining == 0 ? .completed(wide: true) : .ongoing
        }
        switch byte {
        case 0x00...0x7F: return .completed(wide: false)
        case 0xC2...0xDF: remaining = 1
        case 0xE0...0xEF:
            remaining = 2
            if byte == 0xE0 { low = 0xA0 }
            if byte == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            remaining = 3
            if byte == 0xF0 { low = 0x90 }
            if byte == 0xF4 { high = 0x8F }
        default: return .failed(retry: false)
        }
        return .ongoing
    }
}
