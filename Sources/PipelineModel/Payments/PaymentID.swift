/// The number behind a payment's published id: a hash of the identity of the first of its entries.
public struct PaymentID: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: UInt64

    @inlinable
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The number in an id as published, `p-` and 16 hexadecimal digits; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 18, text.hasPrefix("p-") else { return nil }
        var number: UInt64 = 0
        for byte in text.utf8.dropFirst(2) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        rawValue = number
    }

    /// The order of the published texts.
    @inlinable
    public static func < (left: PaymentID, right: PaymentID) -> Bool { left.rawValue < right.rawValue }
}

extension PaymentID: CustomStringConvertible {
    /// The published id: `p-` and 16 hexadecimal digits.
    public var description: String {
        String(unsafeUninitializedCapacity: 18) { text in
            text[0] = UInt8(ascii: "p")
            text[1] = UInt8(ascii: "-")
            for place in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: rawValue >> UInt64(60 - 4 * place) & 15)
                text[2 + place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 18
        }
    }
}
