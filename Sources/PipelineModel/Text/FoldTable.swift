internal import Foundation

/// How each character is written once case and diacritics are folded away.
enum FoldTable {
    /// What a scalar is to a reader of words.
    enum Class {
        /// Part of a word, as these bytes (the count, then the bytes from the lowest up, packed).
        case letter(UInt64)
        case blank
        /// Combining marks and format characters: they vanish.
        case nothing
        case symbol
    }

    /// The scalars that are looked up; the rest is classified as it comes.
    static let limit = 0x530

    /// Packed bytes per scalar below ``limit``; 0 for blanks, marks and symbols.
    static let packed: [UInt64] = (0..<limit).map { number in
        guard let scalar = Unicode.Scalar(UInt32(number)), scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
            return 0
        }
        return pack(folded(scalar))
    }

    static func classify(_ scalar: Unicode.Scalar) -> Class {
        let value = scalar.value
        if value < UInt32(limit), packed[Int(value)] != 0 { return .letter(packed[Int(value)]) }
        if (0x300...0x36F).contains(value) { return .nothing }
        // Full-width forms stand for ASCII.
        if (0xFF01...0xFF5E).contains(value), let narrow = Unicode.Scalar(value - 0xFEE0) { return classify(narrow) }
        let properties = scalar.properties
        if properties.isWhitespace { return .blank }
        switch properties.generalCategory {
        case .format, .control: return .nothing
        case .nonspacingMark, .spacingMark, .enclosingMark:
            return value >= UInt32(limit) && value < 0xFE00 ? .letter(pack(String(scalar))) : .nothing
        default: break
        }
        guard properties.isAlphabetic || properties.numericType != nil else { return .symbol }
        return .letter(pack((0x1E00...0x1FFF).contains(value) ? folded(scalar) : properties.lowercaseMapping))
    }

    /// Letters that Unicode does not decompose.
    private static let special: [Unicode.Scalar: String] = [
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "æ": "ae", "Æ": "ae",
        "œ": "oe",
        "Œ": "oe", "ß": "ss", "ı": "i",
    ]

    private static func folded(_ scalar: Unicode.Scalar) -> String {
        if let known = special[scalar] { return known }
        return String(scalar).folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    }

    private static func pack(_ text: String) -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 8
        for byte in text.utf8.prefix(7) {
            result |= UInt64(byte) << shift
            shift += 8
        }
        return result == 0 ? 0 : result | (shift / 8 - 1)
    }
}
