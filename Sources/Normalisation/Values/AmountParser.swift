public import PipelineModel

/// Reads money exactly. What is not certain is a ``ValueFault``, never a guess.
///
/// The plain forms (`1234.56`, `-1234.56`, `1,234.56` under the column's format) are read in one pass here; everything else, such as
/// currency signs, parentheses and exponents, by ``OddAmount``, which reads the plain forms to the same values.
public struct AmountParser: Sendable {
    public var format: AmountFormat

    public init(format: AmountFormat) { self.format = format }

    /// An amount, and what the cell says of its currency.
    public struct Reading: Hashable, Sendable {
        public var value: ExactDecimal
        /// Where a currency's sign or code stands in the cell; empty where there is none.
        public var mark: Range<Int>

        init(_ value: ExactDecimal, mark: Range<Int> = 0..<0) {
            self.value = value
            self.mark = mark
        }
    }

    /// Reads a cell of UTF-8.
    public func read(_ bytes: Bytes) throws(ValueFault) -> Reading {
        if let plain = Self.plain(bytes, format: format) { return Reading(plain) }
        return try OddAmount(format: format).read(bytes)
    }

    /// Digits with at most one decimal separator and perhaps one ASCII grouping separator in threes; nil for anything else.
    @inline(__always)
    static func plain(_ bytes: Bytes, format: AmountFormat) -> ExactDecimal? {
        let negative = bytes.first == 0x2D
        var index = negative ? 1 : 0
        let grouping: UInt8 = format.decimalSeparator == 0x2E ? 0x2C : 0x2E
        let mayGroup = format.grouping.contains(grouping == 0x2C ? .comma : .point) && format.decimalSeparator != 0
        let end = bytes.count
        guard end - index <= 24, index < end else { return nil }
        var mantissa: Int64 = 0
        var digits = 0
        var sinceSeparator = 0
        var groups = 0
        while index < end {
            let byte = bytes[index]
            if byte.isDigit {
                mantissa = mantissa &* 10 &+ Int64(byte &- 0x30)
                digits += 1
                sinceSeparator += 1
            } else if byte == grouping, mayGroup {
                guard
                    groups == 0
                        ? (1...3).contains(sinceSeparator) && mantissa != 0 && bytes[index - sinceSeparator] != 0x30 : sinceSeparator == 3
                else { return nil }
                groups += 1
                sinceSeparator = 0
            } else {
                break
            }
            index += 1
        }
        guard digits > 0, groups == 0 || sinceSeparator == 3 else { return nil }
        var scale = 0
        if index < end {
            guard bytes[index] == format.decimalSeparator, bytes[index] != 0, index + 1 < end else { return nil }
            index += 1
            scale = end - index
            while index < end {
                let byte = bytes[index]
                guard byte.isDigit else { return nil }
                mantissa = mantissa &* 10 &+ Int64(byte &- 0x30)
                index += 1
            }
        }
        guard digits + scale <= 18 else { return nil }
        return ExactDecimal(mantissa: negative ? -mantissa : mantissa, scale: UInt8(scale))
    }
}
