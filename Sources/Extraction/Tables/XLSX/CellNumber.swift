internal import PipelineModel

/// A number as the XML of a sheet writes it: digits, perhaps a point, perhaps an exponent. It never becomes a binary number.
///
/// A spreadsheet computes in binary and writes up to 17 digits (`1234.5600000000001`), of which 15 mean something (Microsoft, "Excel
/// specifications and limits": number precision 15 digits). A number with more digits is rounded, half up, to its first 15.
struct CellNumber {
    /// Significant digits, without zeros in front.
    private var digits: [UInt8] = []
    /// The value is 0.`digits` × 10^`exponent`.
    private var exponent = 0
    private var isNegative = false

    private static let precision = 15

    /// Nil where `text` is no number of XML Schema's `double`, or is beyond any spreadsheet's.
    init?(_ text: some Collection<UInt8>) {
        var sawPoint = false
        var sawDigit = false
        var index = text.startIndex
        if index < text.endIndex, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            isNegative = text[index] == UInt8(ascii: "-")
            index = text.index(after: index)
        }
        var written: [UInt8] = []
        scan: while index < text.endIndex {
            let byte = text[index]
            switch byte {
            case 0x30...0x39:
                sawDigit = true
                if byte != 0x30 || !written.isEmpty {
                    written.append(byte)
                    if !sawPoint { exponent += 1 }
                } else if sawPoint {
                    exponent -= 1
                }
            case UInt8(ascii: ".") where !sawPoint: sawPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let power = Int(String(decoding: text[text.index(after: index)...], as: UTF8.self)), abs(power) <= 400 else {
                    return nil
                }
                exponent += power
                break scan
            default: return nil
            }
            index = text.index(after: index)
        }
        guard sawDigit, written.count <= 400 else { return nil }
        digits = written
        trim()
    }

    private mutating func trim() {
        while digits.last == 0x30 { digits.removeLast() }
        if digits.isEmpty { (exponent, isNegative) = (1, false) }
    }

    private mutating func round() {
        guard digits.count > Self.precision else { return }
        let isUp = digits[Self.precision] >= UInt8(ascii: "5")
        digits.removeLast(digits.count - Self.precision)
        if isUp {
            var index = digits.count - 1
            while index >= 0, digits[index] == UInt8(ascii: "9") {
                digits[index] = UInt8(ascii: "0")
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(UInt8(ascii: "1"), at: 0)
                exponent += 1
            }
        }
        trim()
    }

    /// The number as a plain decimal. A whole number of more than 15 digits has lost the last of them: it is written as a spreadsheet shows
    /// it, `7.43E+18`, so that it is refused as an id and no figure is made of digits that nobody wrote.
    var text: String {
        var rounded = self
        rounded.round()
        let sign = isNegative ? "-" : ""
        let digits = String(decoding: rounded.digits, as: UTF8.self)
        let exponent = rounded.exponent
        if digits.isEmpty { return "0" }
        if exponent > Self.precision || exponent < -20 {
            let power = exponent - 1
            let mantissa = String(digits.prefix(1)) + "." + (digits.count > 1 ? String(digits.dropFirst()) : "0")
            return sign + mantissa + "E" + (power < 0 ? "-" : "+") + String(abs(power))
        }
        if exponent >= digits.count { return sign + digits + String(repeating: "0", count: exponent - digits.count) }
        if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + digits }
        return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
    }
}
