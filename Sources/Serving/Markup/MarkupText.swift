/// Escapes texts for markup, byte by byte: a quotation mark with a combining mark behind it is a quotation mark to a browser.
enum MarkupText {
    /// For content and for quoted attributes. Control characters are shown by their pictures; line ends and tabs are kept. Marks that turn the
    /// direction of writing are taken out of what stands behind them by `<bdi>`.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: needsCare) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "\""): result += "&quot;".utf8
            case UInt8(ascii: "'"): result += "&#39;".utf8
            case 0x09, 0x0A: result.append(byte)
            // U+2400 … U+2421, the pictures of control characters.
            case 0x00..<0x20: result += [0xE2, 0x90, 0x80 + byte]
            case 0x7F: result += [0xE2, 0x90, 0xA1]
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func needsCare(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x3C || byte == 0x3E
    }
}
