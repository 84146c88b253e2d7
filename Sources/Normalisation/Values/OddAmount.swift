internal import PipelineModel

/// Reads the amounts that are not plain: signs in front or behind, parentheses, a currency's sign or code, blanks and apostrophes
/// between groups, Indian grouping, exponents.
struct OddAmount {
    let format: AmountFormat

    /// Longer cells are no amounts.
    private static let longest = 80

    func read(_ cell: Bytes) throws(ValueFault) -> AmountParser.Reading {
        let bytes = cell.trimmed
        guard !bytes.isEmpty else { throw ValueFault("the amount is missing") }
        guard bytes.count <= Self.longest else { throw ValueFault("the text is too long to be an amount") }
        guard let firstDigit = bytes.firstIndex(where: \.isDigit), let lastDigit = bytes.lastIndex(where: \.isDigit) else {
            throw ValueFault("there is no number in it")
        }
        let start = startsWithSeparator(bytes, firstDigit) ? firstDigit - 1 : firstDigit
        var frame = Frame()
        try frame.read(bytes, 0..<start, isFront: true)
        try frame.read(bytes, (lastDigit + 1)..<bytes.count, isFront: false)
        guard frame.opened == frame.closed else { throw ValueFault("a parenthesis is open") }
        guard !(frame.signed && frame.opened) else { throw ValueFault("it has both a sign and parentheses") }
        var number = Number(format: format)
        try number.read(bytes, start...lastDigit)
        let value = try number.value()
        var mark = frame.mark
        if !mark.isEmpty, let base = cell.baseAddress, let inner = bytes.baseAddress {
            let shift = inner - base
            mark = (mark.lowerBound + shift)..<(mark.upperBound + shift)
        }
        return AmountParser.Reading(frame.negative || frame.opened ? value.negated : value, mark: mark)
    }

    /// Whether the number begins with its decimal separator (`.5`); in `Rs.500` the point belongs to the mark.
    private func startsWithSeparator(_ bytes: Bytes, _ firstDigit: Int) -> Bool {
        guard firstDigit > 0, format.decimalSeparator != 0, bytes[firstDigit - 1] == format.decimalSeparator else { return false }
        return firstDigit == 1 || !bytes[firstDigit - 2].isLetter
    }
}

extension OddAmount {
    /// What stands before and behind the digits.
    struct Frame {
        var negative = false
        var signed = false
        var opened = false
        var closed = false
        var mark = 0..<0

        mutating func read(_ bytes: Bytes, _ range: Range<Int>, isFront: Bool) throws(ValueFault) {
            var index = range.lowerBound
            while index < range.upperBound {
                let blank = bytes.blankLength(at: index)
                let minus = OddAmount.minusLength(bytes, at: index)
                if blank > 0 {
                    index += blank
                } else if minus > 0 || bytes[index] == 0x2B {
                    guard !signed else { throw ValueFault("it has two signs") }
                    signed = true
                    negative = minus > 0
                    index += max(minus, 1)
                } else if bytes[index] == 0x28 {
                    guard isFront, !opened else { throw ValueFault("a parenthesis stands in the wrong place") }
                    opened = true
                    index += 1
                } else if bytes[index] == 0x29 {
                    guard !isFront, !closed else { throw ValueFault("a parenthesis stands in the wrong place") }
                    closed = true
                    index += 1
                } else {
                    let end = endOfMark(bytes, index..<range.upperBound)
                    guard mark.isEmpty else { throw ValueFault("it has text before and behind the number") }
                    mark = try OddAmount.checkedMark(bytes, index..<end)
                    index = end
                }
            }
        }

        private func endOfMark(_ bytes: Bytes, _ range: Range<Int>) -> Int {
            var index = range.lowerBound
            while index < range.upperBound, bytes.blankLength(at: index) == 0, OddAmount.minusLength(bytes, at: index) == 0,
                ![0x28, 0x29, 0x2B].contains(bytes[index])
            {
                index += 1
            }
            return max(index, range.lowerBound + 1)
        }
    }

    /// `-`, U+2212, U+2010, U+2011, U+2013.
    static func minusLength(_ bytes: Bytes, at index: Int) -> Int {
        if bytes[index] == 0x2D { return 1 }
        guard index + 2 < bytes.count, bytes[index] == 0xE2 else { return 0 }
        switch (bytes[index + 1], bytes[index + 2]) {
        case (0x88, 0x92), (0x80, 0x90), (0x80, 0x91), (0x80, 0x93): return 3
        default: return 0
        }
    }

    /// A mark has letters or signs, no separators other than a full stop behind letters.
    static func checkedMark(_ bytes: Bytes, _ range: Range<Int>) throws(ValueFault) -> Range<Int> {
        var end = range.upperBound
        if end - range.lowerBound > 1, bytes[end - 1] == 0x2E, bytes[end - 2].isLetter || bytes[end - 2] >= 0x80 { end -= 1 }
        let odd = bytes[range.lowerBound..<end].contains { byte in
            byte < 0x80 && !byte.isLetter && byte != 0x24 && byte != 0x5F
        }
        let isExponent = end - range.lowerBound == 1 && bytes[range.lowerBound].lowered == 0x65
        guard !odd, !isExponent else { throw ValueFault("it has characters that belong to no amount") }
        return range.lowerBound..<end
    }
}

extension OddAmount {
    /// The digits with their separators and exponent.
    struct Number {
        let format: AmountFormat
        private var mantissa: Int64 = 0
        private var significant = 0
        private var scale = 0
        private var exponent = 0
        private var inFraction = false
        private var groups: [Int] = []
        private var separator: AmountFormat.Grouping = []
        private var sinceSeparator = 0
        private var leadingZero = false
        private var digits = 0

        init(format: AmountFormat) { self.format = format }

        mutating func read(_ bytes: Bytes, _ range: ClosedRange<Int>) throws(ValueFault) {
            var index = range.lowerBound
            while index <= range.upperBound {
                let byte = bytes[index]
                if byte.isDigit {
                    try add(byte)
                    index += 1
                } else if byte == format.decimalSeparator, byte != 0 {
                    guard !inFraction else { throw ValueFault("it has two decimal separators") }
                    try closeGroups()
                    inFraction = true
                    index += 1
                } else if byte.lowered == 0x65 {
                    try readExponent(bytes, (index + 1)...range.upperBound)
                    break
                } else {
                    let (kind, length) = Self.grouping(bytes, at: index)
                    guard length > 0 else { throw ValueFault("it has characters that belong to no amount") }
                    try group(kind)
                    index += length
                }
            }
            if !inFraction { try closeGroups() }
        }

        private mutating func add(_ byte: UInt8) throws(ValueFault) {
            if digits == 0 { leadingZero = byte == 0x30 }
            digits += 1
            sinceSeparator += 1
            if inFraction { scale += 1 }
            if significant > 0 || byte != 0x30 { significant += 1 }
            guard significant <= 18, scale <= 18 else { throw ValueFault("it has more than 18 digits") }
            mantissa = mantissa * 10 + Int64(byte - 0x30)
        }

        private mutating func group(_ kind: AmountFormat.Grouping) throws(ValueFault) {
            guard !inFraction else { throw ValueFault("a grouping separator stands behind the decimal separator") }
            guard format.grouping.contains(kind) else { throw ValueFault("its separators are not those of the column") }
            guard separator.isEmpty || separator == kind else { throw ValueFault("it mixes grouping separators") }
            separator = kind
            groups.append(sinceSeparator)
            sinceSeparator = 0
        }

        private mutating func closeGroups() throws(ValueFault) {
            guard !groups.isEmpty else { return }
            let first = groups[0]
            let middle = groups.dropFirst()
            let western = (1...3).contains(first) && middle.allSatisfy { $0 == 3 }
            let indian = (1...2).contains(first) && middle.allSatisfy { $0 == 2 } && separator == .comma
            guard sinceSeparator == 3, western || indian, !leadingZero else { throw ValueFault("its digits are not grouped in threes") }
        }

        private mutating func readExponent(_ bytes: Bytes, _ range: ClosedRange<Int>) throws(ValueFault) {
            guard digits > 0, groups.isEmpty else { throw ValueFault("an exponent stands behind grouped digits") }
            guard !(inFraction && scale == 0) else { throw ValueFault("digits are missing behind the decimal separator") }
            var index = range.lowerBound
            var negative = false
            if bytes[index] == 0x2B || bytes[index] == 0x2D {
                negative = bytes[index] == 0x2D
                index += 1
            }
            guard index <= range.upperBound, range.upperBound - index < 3 else { throw ValueFault("its exponent cannot be read") }
            for byte in bytes[index...range.upperBound] {
                guard byte.isDigit else { throw ValueFault("its exponent cannot be read") }
                exponent = exponent * 10 + Int(byte - 0x30)
            }
            if negative { exponent = -exponent }
        }

        func value() throws(ValueFault) -> ExactDecimal {
            guard exponent != 0 else { return ExactDecimal(mantissa: mantissa, scale: UInt8(scale)) }
            if mantissa == 0 { return .zero }
            var result = ExactDecimal(mantissa: mantissa, scale: UInt8(scale)).reduced
            var power = Int(result.scale) - exponent
            guard power >= 0 else {
                for _ in 0..<(-power) {
                    guard result.mantissa <= 99_999_999_999_999_999 else { throw ValueFault("it has more than 18 digits") }
                    result.mantissa *= 10
                }
                return ExactDecimal(mantissa: result.mantissa)
            }
            while power > 18, result.mantissa % 10 == 0 {
                result.mantissa /= 10
                power -= 1
            }
            guard power <= 18 else { throw ValueFault("it has more than 18 decimals") }
            return ExactDecimal(mantissa: result.mantissa, scale: UInt8(power))
        }

        private static func grouping(_ bytes: Bytes, at index: Int) -> (AmountFormat.Grouping, Int) {
            switch bytes[index] {
            case 0x2C: return (.comma, 1)
            case 0x2E: return (.point, 1)
            case 0x27: return (.apostrophe, 1)
            case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99: return (.apostrophe, 3)
            default: return (.blank, bytes.blankLength(at: index))
            }
        }
    }
}
