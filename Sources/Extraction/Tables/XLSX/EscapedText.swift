/// Texts of SpreadsheetML, in which `_x000D_` stands for a character that XML can't hold (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
enum EscapedText {
    static func decoded(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "_")) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if let scalar = escape(text, at: index) {
                result.append(contentsOf: String(Character(scalar)).utf8)
                index += 7
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// The character that `_xHHHH_` at `index` stands for; NUL and half a pair stand for themselves.
    private static func escape(_ text: [UInt8], at index: Int) -> UnicodeScalar? {
        guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
            text[index + 6] == UInt8(ascii: "_"),
            let code = UInt32(String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
        else { return nil }
        return code == 0 ? nil : UnicodeScalar(code)
    }
}
