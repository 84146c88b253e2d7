/// Turns UTF-16 into UTF-8, block by block, so that the offset of every character can be told from the UTF-8 alone.
///
/// A surrogate without its partner becomes the three bytes that UTF-8 forbids for it, and an odd byte at the end becomes 0xFF: both
/// are caught as undecodable later, and every character still stands for as many bytes of the drop as ``width(of:)`` says.
struct UTF16Decoder: Sendable {
    private let bigEndian: Bool
    private var first: UInt8?
    private var lead: UInt32?

    init(bigEndian: Bool) { self.bigEndian = bigEndian }

    /// Room that `output` of ``decode(_:into:)`` needs for `count` bytes.
    static func room(for count: Int) -> Int { count / 2 * 3 + 8 }

    /// Decodes `input` into `output` and answers how many bytes were written.
    mutating func decode(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>) -> Int {
        var written = 0
        for byte in input {
            guard let first else {
                first = byte
                continue
            }
            self.first = nil
            let unit = bigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
            if let lead {
                self.lead = nil
                if unit & 0xFC00 == 0xDC00 {
                    written += Self.write(0x10000 + ((lead & 0x3FF) << 10 | unit & 0x3FF), to: output + written)
                    continue
                }
                written += Self.write(lead, to: output + written)
            }
            if unit & 0xFC00 == 0xD800 { lead = unit } else { written += Self.write(unit, to: output + written) }
        }
        return written
    }

    /// Writes what the end of the drop left unfinished.
    mutating func finish(into output: UnsafeMutablePointer<UInt8>) -> Int {
        var written = 0
        if let lead { written += Self.write(lead, to: output) }
        if first != nil {
            output[written] = 0xFF
            written += 1
        }
        lead = nil
        first = nil
        return written
    }

    /// Bytes of the drop that `decoded` stands for, one too many where it ends with the odd byte of a drop.
    static func width(of decoded: UnsafeBufferPointer<UInt8>) -> Int {
        var units = 0
        for byte in decoded {
            if byte & 0xC0 != 0x80 { units += 1 }
            if byte & 0xF8 == 0xF0 { units += 1 }
        }
        return units * 2
    }

    private static func write(_ scalar: UInt32, to output: UnsafeMutablePointer<UInt8>) -> Int {
        switch scalar {
        case 0..<0x80:
            output[0] = UInt8(truncatingIfNeeded: scalar)
            return 1
        case 0x80..<0x800:
            output[0] = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
            output[1] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
            return 2
        case 0x800..<0x10000:
            output[0] = 0xE0 | UInt8(truncatingIfNeeded: scalar >> 12)
            output[1] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F)
            output[2] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
            return 3
        default:
            output[0] = 0xF0 | UInt8(truncatingIfNeeded: scalar >> 18)
            output[1] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F)
            output[2] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F)
            output[3] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
            return 4
        }
    }
}
