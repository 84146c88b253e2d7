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
    private let classes: [UInt8]

    init(delimiter: UInt8, quote: UInt8) {
        var classes = [UInt8](repeating: Class.text, count: 256)
        classes[0] = Class.nul
        classes[Int(quote)] = Class.quote
        classes[Int(delimiter)] = Class.delimiter
        classes[0x0A] = Class.lineEnd
        classes[0x0D] = Class.lineEnd
        self.classes = classes
    }

    /// Cuts the record that starts at `bytes[0]` and appends the ends of its fields, counted from `base`, to `ends`.
    ///
    /// Answers nil, and leaves `ends` as it was, where the record holds a quote or may go on beyond `bytes`.
    func cut(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, ends: inout [Int], base: Int) -> Cut? {
        guard let input = bytes.baseAddress else { return nil }
        storage.reserve(bytes.count)
        let output = storage.base
        let before = ends.count
        var written = 0
        var seen: UInt8 = 0
        var hasNul = false
        let found: Int? = classes.withUnsafeBufferPointer { classes in
            var index = 0
            while index < bytes.count {
                let byte = input[index]
                output[written] = byte
                let kind = classes[Int(byte)]
                if kind == Class.text {
                    written += 1
                    seen |= byte
                } else if kind == Class.delimiter {
                    ends.append(base + written)
                } else if kind == Class.lineEnd {
                    return index
                } else if kind == Class.nul {
                    hasNul = true
                    written += 1
                } else {
                    return nil
                }
                index += 1
            }
            return isLast ? index : nil
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
            length: length, extent: extent, bytes: written, fields: ends.count - before, isASCII: seen < 0x80, hasNul: hasNul)
    }

    private enum Class {
        static let text: UInt8 = 0
        static let delimiter: UInt8 = 1
        static let lineEnd: UInt8 = 2
        static let quote: UInt8 = 3
        static let nul: UInt8 = 4
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
