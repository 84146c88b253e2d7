/// A decimal number kept exactly: `mantissa` × 10^-`scale`, at most 18 significant digits. Money and rates are of this type; no binary
/// floating point touches them.
public struct ExactDecimal: Sendable {
    public var mantissa: Int64
    /// Digits after the decimal point, 0…18.
    public var scale: UInt8

    @inlinable
    public init(mantissa: Int64, scale: UInt8 = 0) {
        self.mantissa = mantissa
        self.scale = scale
    }

    public static let zero = ExactDecimal(mantissa: 0)

    /// A plain decimal: an optional minus, digits, an optional point and digits (`-1234.50`). Nothing else, and no more than 18 digits.
    public init?(_ text: some StringProtocol) {
        var mantissa: Int64 = 0
        var scale: UInt8 = 0
        var digits = 0
        var sawPoint = false
        var negative = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x2D where index == 0: negative = true
            case 0x2E where !sawPoint && digits > 0: sawPoint = true
            case 0x30...0x39:
                digits += 1
                guard mantissa <= 99_999_999_999_999_999 else { return nil }
                mantissa = mantissa * 10 + Int64(byte - 0x30)
                if sawPoint { scale += 1 }
            default: return nil
            }
        }
        guard digits > 0, scale <= 18, !(sawPoint && scale == 0) else { return nil }
        self.init(mantissa: negative ? -mantissa : mantissa, scale: scale)
    }

    @inlinable public var isZero: Bool { mantissa == 0 }
    @inlinable public var isNegative: Bool { mantissa < 0 }
    @inlinable public var magnitude: ExactDecimal { ExactDecimal(mantissa: abs(mantissa), scale: scale) }
    @inlinable public var negated: ExactDecimal { ExactDecimal(mantissa: -mantissa, scale: scale) }

    /// The same number without zeros at the end of its fraction.
    public var reduced: ExactDecimal {
        var result = self
        while result.scale > 0, result.mantissa % 10 == 0 {
            result.mantissa /= 10
            result.scale -= 1
        }
        return result
    }

    /// The number in units of 10^-`digits`, rounded half away from zero ("half up" of an amount's absolute value), or nil beyond 18 digits.
    public func rounded(to digits: Int) -> ExactDecimal? {
        guard let minor = Self.roundedQuotient(Int128(mantissa), Self.powerOfTen(Int(scale)), digits: digits),
            let narrow = Int64(exactly: minor)
        else { return nil }
        return ExactDecimal(mantissa: narrow, scale: UInt8(digits))
    }

    /// `self` × `multiplier` ÷ `divisor`, divided once and rounded once, half away from zero, to `digits` decimals; nil where it overflows.
    public func converted(times multiplier: ExactDecimal, over divisor: ExactDecimal, digits: Int) -> ExactDecimal? {
        let (product, overflow) = Int128(mantissa).multipliedReportingOverflow(by: Int128(multiplier.mantissa))
        guard !overflow, divisor.mantissa != 0 else { return nil }
        let shift = digits + Int(divisor.scale) - Int(scale) - Int(multiplier.scale)
        guard abs(shift) <= 37 else { return nil }
        let numerator: Int128
        var denominator = Int128(divisor.mantissa)
        if shift >= 0 {
            let (scaled, overflow) = product.multipliedReportingOverflow(by: Self.powerOfTen(shift))
            guard !overflow else { return nil }
            numerator = scaled
        } else {
            numerator = product
            let (scaled, overflow) = denominator.multipliedReportingOverflow(by: Self.powerOfTen(-shift))
            guard !overflow else { return nil }
            denominator = scaled
        }
        guard let minor = Self.roundedQuotient(numerator, denominator, digits: 0), let narrow = Int64(exactly: minor) else { return nil }
        return ExactDecimal(mantissa: narrow, scale: UInt8(digits))
    }

    static func roundedQuotient(_ numerator: Int128, _ denominator: Int128, digits: Int) -> Int128? {
        let (scaled, overflow) = numerator.multipliedReportingOverflow(by: powerOfTen(digits))
        guard !overflow else { return nil }
        if let narrow = Int64(exactly: scaled), let divisor = Int64(exactly: denominator), narrow != .min {
            // The same with the processor's own division.
            let (quotient, remainder) = narrow.quotientAndRemainder(dividingBy: divisor)
            guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return Int128(quotient) }
            return Int128(quotient) + ((numerator < 0) == (denominator < 0) ? 1 : -1)
        }
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator)
        guard remainder.magnitude >= denominator.magnitude - remainder.magnitude else { return quotient }
        return quotient + ((numerator < 0) == (denominator < 0) ? 1 : -1)
    }

    /// 10^`exponent`, for 0…38.
    public static func powerOfTen(_ exponent: Int) -> Int128 {
        if exponent <= 18 { return Int128(narrowPowers[max(0, exponent)]) }
        var power = Int128(narrowPowers[18])
        for _ in 18..<exponent { power *= 10 }
        return power
    }

    private static let narrowPowers: [Int64] = (0...18).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

extension ExactDecimal: Hashable, Comparable {
    public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
        left.scale == right.scale ? left.mantissa == right.mantissa : left.aligned(with: right) == right.aligned(with: left)
    }

    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        left.scale == right.scale ? left.mantissa < right.mantissa : left.aligned(with: right) < right.aligned(with: left)
    }

    public func hash(into hasher: inout Hasher) {
        let reduced = reduced
        hasher.combine(reduced.mantissa)
        hasher.combine(reduced.scale)
    }

    /// The mantissa at the finer of both scales.
    private func aligned(with other: ExactDecimal) -> Int128 {
        Int128(mantissa) * Self.powerOfTen(max(0, Int(other.scale) - Int(scale)))
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// A plain decimal with `scale` digits after the point: `-1234.50`.
    public var description: String { Self.plain(Int128(mantissa), scale: Int(scale)) }

    /// A plain decimal with at least `digits` digits after the point; more where the number has more.
    public func plain(minimumDigits digits: Int) -> String {
        let reduced = reduced
        guard Int(reduced.scale) < digits else { return reduced.description }
        return Self.plain(Int128(reduced.mantissa) * Self.powerOfTen(digits - Int(reduced.scale)), scale: digits)
    }

    /// `mantissa` × 10^-`scale` as a plain decimal.
    public static func plain(_ mantissa: Int128, scale: Int) -> String {
        if let magnitude = UInt64(exactly: mantissa.magnitude), scale <= 18 {
            return plain(magnitude, scale: max(0, scale), isNegative: mantissa < 0)
        }
        let digits = String(mantissa.magnitude)
        let sign = mantissa < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = digits.utf8.count > scale ? digits : String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
        return sign + padded.prefix(padded.utf8.count - scale) + "." + padded.suffix(scale)
    }

    private static func plain(_ magnitude: UInt64, scale: Int, isNegative: Bool) -> String {
        var count = 1
        var rest = magnitude / 10
        while rest > 0 {
            count += 1
            rest /= 10
        }
        let length = max(count, scale + 1) + (scale > 0 ? 1 : 0) + (isNegative ? 1 : 0)
        return String(unsafeUninitializedCapacity: length) { text in
            var rest = magnitude
            for place in (0..<length).reversed() {
                if scale > 0, place == length - scale - 1 {
                    text[place] = UInt8(ascii: ".")
                } else if isNegative, place == 0 {
                    text[place] = UInt8(ascii: "-")
                } else {
                    text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                    rest /= 10
                }
            }
            return length
        }
    }
}
