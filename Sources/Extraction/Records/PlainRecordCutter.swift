/// The fast path: cuts a record that holds no quote at its delimiters, in one pass over its bytes.
///
/// Without a quote, CSV has no structure but delimiters and line ends, so nothing is left for libcsv to decide; tests compare the two on
/// every input. A record with a quote anywhere is left to ``RecordOutline`` and ``LibcsvParser``.
struct PlainRecordCutter {
    struct Cut {
        /// Bytes of the record without and with the line end that closes it.
        var length: Int
        var extent: Int
        /// Bytes of its fields, without delimiters.
        var bytes: Int
        var fields: Int
        var isASCII: Bool
        var hasNul: Bool
    }

    /// The fields of the last record, back to back.
    var fields: UnsafeMutablePointer<UInt8> { storage.base }

    private let storage = Storage()
    private let delimiter: UInt8
    private let quote: UInt8
    /// Eight of each, side by side.
    private let delimiters: UInt64
    private let quotes: UInt64

    init(delimiter: UInt8, quote: UInt8) {
        self.delimiter = delimiter
        self.quote = quote
        delimiters = UInt64(delimiter) &* Self.ones
        quotes = UInt64(quote) &* Self.ones
    }

    /// Cuts the record that starts at `bytes[0]` and appends the ends of its fields, counted from `base`, to `ends`.
    ///
    /// Answers nil, and leaves `ends` as it was, where the record holds a quote or may go on beyond `bytes`.
    func cut(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, ends: inout [Int], base: Int) -> Cut? {
        guard let input = bytes.baseAddress else { return nil }
        storage.reserve(bytes.count + 8)
        let output = storage.base
        let before = ends.count
        var written = 0
        var seen: UInt64 = 0
        var hasNul = false
        var index = 0
        var found: Int?
        let raw = UnsafeRawPointer(input)
        let rawOutput = UnsafeMutableRawPointer(output)
        scan: while true {
            // Eight bytes of text at a time, up to the next byte that may be something else.
            while bytes.count - index >= 8 {
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                rawOutput.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
                let special = Self.bytes(of: word.littleEndian, below32OrEqualTo: delimiters, or: quotes)
                if special == 0 {
                    seen |= word
                    written += 8
                    index += 8
                    continue
                }
                let count = special.trailingZeroBitCount >> 3
                seen |= word.littleEndian & ~(UInt64.max &<< UInt64(count << 3))
                written += count
                index += count
                break
            }
            guard index < bytes.count else {
                found = isLast ? index : nil
                break
            }
            let byte = input[index]
            if byte == delimiter {
                ends.append(base + written)
            } else if byte == 0x0A || byte == 0x0D {
                found = index
                break scan
            } else if byte == quote {
                break scan
            } else {
                if byte == 0 { hasNul = true }
                seen |= UInt64(byte)
                output[written] = byte
                written += 1
            }
            index += 1
        }
        guard let length = found else {
            ends.removeLast(ends.count - before)
            return nil
        }
        var extent = length
        if length < bytes.count {
            extent += 1
            if input[length] == 0x0D {
                if extent == bytes.count, !isLast {
                    ends.removeLast(ends.count - before)
                    return nil
                }
                if extent < bytes.count, input[extent] == 0x0A { extent += 1 }
            }
        }
        ends.append(base + written)
        return Cut(
            length: length, extent: extent, bytes: written, fields: ends.count - before, isASCII: seen & 0x8080_8080_8080_8080 == 0,
            hasNul: hasNul)
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Marks, by its top bit, the first byte of `word` that is below 32 or equal to one of two others; marks beyond that one may be wrong.
    ///
    /// "Determine if a word has a zero byte" and "has a byte less than n", from Sean Eron Anderson's Bit Twiddling Hacks.
    @inline(__always)
    private static func bytes(of word: UInt64, below32OrEqualTo one: UInt64, or other: UInt64) -> UInt64 {
        let first = word ^ one
        let second = word ^ other
        let controls = (word &- 32 &* ones) & ~word
        return (controls | (first &- ones) & ~first | (second &- ones) & ~second) & tops
    }

    /// Memory for the fields of one record.
    private final class Storage {
        private(set) var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 16)
        private var capacity = 1 << 16

        func reserve(_ count: Int) {
            guard count > capacity else { return }
            base.deallocate()
            base = .allocate(capacity: count)
            capacity = count
        }

        deinit { base.deallocate() }
    }
}
