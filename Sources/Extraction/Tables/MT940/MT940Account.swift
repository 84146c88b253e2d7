/// The account that a statement is of.
enum MT940Account {
    /// The account of `:25:`: an IBAN without the bank in front of it (`BIC/IBAN`) or the currency behind it, else all of it.
    static func of(_ text: String, currency: String) -> String {
        let trimmed = text.trimmed
        for part in trimmed.split(separator: "/").reversed() {
            var iban = String(part.filter { $0 != " " })
            if iban.utf8.count > 18, !currency.isEmpty, iban.hasSuffix(currency) { iban.removeLast(currency.count) }
            let bytes = Array(iban.utf8)
            guard (15...34).contains(bytes.count), bytes[..<2].allSatisfy({ $0 &- UInt8(ascii: "A") < 26 }),
                bytes[2..<4].allSatisfy({ $0 &- 0x30 < 10 })
            else { continue }
            return iban
        }
        return trimmed
    }
}

extension String {
    /// Without blanks around it.
    var trimmed: String {
        let from = drop { $0 == " " || $0 == "\t" }
        return String(from.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}

extension SingleByteTable {
    /// `bytes` decoded, with U+FFFD for what the encoding does not know.
    func text(_ bytes: some Collection<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(scalar(of: byte) ?? "\u{FFFD}") }
        return String(text)
    }
}
