internal import PipelineModel

/// A plain decimal of a published file, of up to 30 digits: sums are wider than the amounts they are made of. Exact; never a double.
public struct PlainDecimal: Sendable {
    /// The number is `mantissa` × 10^-`scale`.
    public private(set) var mantissa: Int128
    public private(set) var scale: Int

    public static let zero = PlainDecimal(mantissa: 0, scale: 0)

    init(mantissa: Int128, scale: Int) {
        self.mantissa = mantissa
        self.scale = scale
    }

    /// `-1234.50`, or `-1234,50`; nil for anything else.
    public init?(_ text: String) {
        var mantissa: Int128 = 0
        var scale = 0
        var digits = 0
        var sawPoint = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: continue
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard !sawPoint, digits > 0 else { return nil }
                sawPoint = true
            case 0x30...0x39:
                digits += 1
                guard digits <= 30 else { return nil }
                mantissa = mantissa * 10 + Int128(byte - 0x30)
                if sawPoint { scale += 1 }
            default: return nil
            }
        }
        guard digits > 0, !(sawPoint && scale == 0) else { return nil }
        self.init(mantissa: text.utf8.first == UInt8(ascii: "-") ? -mantissa : mantissa, scale: scale)
    }

    /// The sum at the finer of both scales; nil beyond what can be kept.
    func adding(_ other: PlainDecimal) -> PlainDecimal? {
        let scale = max(scale, other.scale)
        let (left, leftOver) = mantissa.multipliedReportingOverflow(by: ExactDecimal.powerOfTen(scale - self.scale))
        let (right, rightOver) = other.mantissa.multipliedReportingOverflow(by: ExactDecimal.powerOfTen(scale - other.scale))
        let (sum, over) = left.addingReportingOverflow(right)
        return leftOver || rightOver || over ? nil : PlainDecimal(mantissa: sum, scale: scale)
    }

    /// With a point, and `scale` digits after it.
    public var plain: String { ExactDecimal.plain(mantissa, scale: scale) }

    /// Digits that count, without zeros in front.
    var significantDigits: Int { mantissa == 0 ? 1 : String(mantissa.magnitude).utf8.count }

    /// How large the number is, for drawing lengths and for the cells of a spreadsheet, which know nothing finer. No amount is reckoned with it.
    var drawn: Double { Double(plain) ?? 0 }
}

extension PlainDecimal: Comparable {
    public static func < (left: PlainDecimal, right: PlainDecimal) -> Bool {
        guard left.scale != right.scale else { return left.mantissa < right.mantissa }
        let scale = max(left.scale, right.scale)
        let (l, lOver) = left.mantissa.multipliedReportingOverflow(by: ExactDecimal.powerOfTen(scale - left.scale))
        let (r, rOver) = right.mantissa.multipliedReportingOverflow(by: ExactDecimal.powerOfTen(scale - right.scale))
        return lOver || rOver ? left.drawn < right.drawn : l < r
    }

    public static func == (left: PlainDecimal, right: PlainDecimal) -> Bool { !(left < right) && !(right < left) }
}
