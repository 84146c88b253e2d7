/// Texts as a workbook can hold them (ECMA-376 part 1, 22.9.2.19 `ST_Xstring`).
enum XLSXText {
    /// The longest text a cell holds, in UTF-16 code units (Excel's limit).
    static let limit = 32_767

    /// What XML cannot hold is written `_xHHHH_`, and so is the `_` of a text that looks like that already; readers turn both back.
    /// A text beyond the limit ends in a note that the CSV file has the whole.
    static func escaped(_ text: String) -> String {
        let escape = needsEscape(text) ? escapeAll(text) : text
        guard escape.utf8.count > limit, escape.utf16.count > limit else { return escape }
        let note = "… (cut here; the CSV file has the whole)"
        return String(escape.unicodeScalars.prefix(limit / 2 - note.utf16.count).map(Character.init)) + note
    }

    private static func needsEscape(_ text: String) -> Bool {
        var isSuspect = false
        for byte in text.utf8 {
            if byte < 0x20 && byte != 0x09 && byte != 0x0A { return true }
            // 0xEF begins U+FFFE and U+FFFF.
            isSuspect = isSuspect || byte == UInt8(ascii: "_") || byte == 0xEF
        }
        guard isSuspect else { return false }
        return text.unicodeScalars.contains { $0.value == 0xFFFE || $0.value == 0xFFFF } || isEscape(Array(text.utf8))
    }

    private static func isEscape(_ bytes: [UInt8]) -> Bool { bytes.indices.contains { startsEscape(bytes[$0...]) } }

    private static func startsEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.startIndex
        guard bytes.count >= 7, bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x"),
            bytes[start + 6] == UInt8(ascii: "_")
        else { return false }
        return bytes[(start + 2)..<(start + 6)].allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
    }

    private static func escapeAll(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result = String.UnicodeScalarView()
        var index = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20 where scalar != "\t" && scalar != "\n", 0xFFFE, 0xFFFF: result.append(contentsOf: code(scalar.value))
            case UInt32(UInt8(ascii: "_")) where startsEscape(bytes[index...]): result.append(contentsOf: code(scalar.value))
            default: result.append(scalar)
            }
            index += UTF8.width(scalar)
        }
        return String(result)
    }

    private static func code(_ value: UInt32) -> String.UnicodeScalarView {
        let digits = String(value, radix: 16, uppercase: true)
        return ("_x" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "_").unicodeScalars
    }
}
