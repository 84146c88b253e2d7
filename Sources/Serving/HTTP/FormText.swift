/// Names and values of a query or a form, and path segments: percent-encoded text.
enum FormText {
    /// `a=1&b=2`; of a name that stands twice the first counts. What is no UTF-8 is repaired, what is no escape stands for itself.
    static func pairs(_ text: some StringProtocol) -> [String: String] {
        var pairs: [String: String] = [:]
        for pair in text.split(separator: "&").prefix(100) {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(sides[0], plusIsBlank: true)
            if pairs[name] == nil { pairs[name] = sides.count > 1 ? decoded(sides[1], plusIsBlank: true) : "" }
        }
        return pairs
    }

    static func decoded(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let high = digit(rest[rest.startIndex]),
                let low = digit(rest[rest.startIndex + 1])
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(plusIsBlank && byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// For a path segment or a query's value: everything but letters, digits and `-._~` is escaped.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += (byte < 16 ? "%0" : "%") + digits
            }
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
