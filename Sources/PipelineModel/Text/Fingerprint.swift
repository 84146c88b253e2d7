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
        var tail: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count {
            tail |= UInt64(bytes[offset]) << shift
            shift += 8
            offset += 1
        }
        return Fingerprint(rawValue: mix(state ^ tail, 0xE703_7ED1_A0B4_28DB))
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
