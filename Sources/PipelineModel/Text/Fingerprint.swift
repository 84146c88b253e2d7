/// A 64-bit hash of some bytes, the same in every run and on every machine, for looking up and comparing records.
///
/// It multiplies and folds 128-bit products. It is not a cryptographic hash: drops and outputs are sealed with SHA-256.
public struct Fingerprint: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt64

    @inlinable
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    @inlinable
    public static func of(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0x9E37_79B9_7F4A_7C15) -> Fingerprint {
        var state = seed ^ mix(UInt64(truncatingIfNeeded: bytes.count) ^ 0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F)
        guard let base = bytes.baseAddress else { return Fingerprint(rawValue: mix(state, 0xE703_7ED1_A0B4_28DB)) }
        let raw = UnsafeRawPointer(base)
        var offset = 0
        while bytes.count - offset >= 8 {
            state = mix(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian, 0xA076_1D64_78BD_642F)
            offset += 8
        }
        return Fingerprint(rawValue: mix(state ^ tail(of: raw, bytes.count, from: offset), 0xE703_7ED1_A0B4_28DB))
    }

    /// The fewer than eight bytes from `offset` on as a number, the first of them lowest. Read as words that may reach back or overlap, where
    /// they say the same, and not byte by byte.
    @inlinable @inline(__always)
    static func tail(of bytes: UnsafeRawPointer, _ count: Int, from offset: Int) -> UInt64 {
        let left = count - offset
        if left == 0 { return 0 }
        if count >= 8 {
            return bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self).littleEndian >> UInt64(64 - left * 8)
        }
        if count >= 4 {
            let high = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self).littleEndian)
            return UInt64(bytes.loadUnaligned(as: UInt32.self).littleEndian) | high << UInt64(count * 8 - 32)
        }
        let low =
            UInt64(bytes.load(as: UInt8.self)) | UInt64(bytes.load(fromByteOffset: count - 1, as: UInt8.self)) << UInt64(count * 8 - 8)
        return low | UInt64(bytes.load(fromByteOffset: count / 2, as: UInt8.self)) << UInt64(count / 2 * 8)
    }

    public static func of(_ text: String, seed: UInt64 = 0x9E37_79B9_7F4A_7C15) -> Fingerprint {
        var text = text
        return text.withUTF8 { of($0, seed: seed) }
    }

    /// The fingerprint of two things in this order.
    @inlinable
    public func combined(with other: Fingerprint) -> Fingerprint {
        Fingerprint(rawValue: Self.mix(rawValue ^ 0x8EBC_6AF0_9C88_C6E3, other.rawValue ^ 0x5895_58CF_2B3D_1F4B))
    }

    @inlinable
    static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
