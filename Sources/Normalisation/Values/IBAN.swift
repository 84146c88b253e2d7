/// The International Bank Account Number of ISO 13616.
enum IBAN {
    /// Whether the checksum holds; nil where `text` (upper case, no blanks) is not shaped like an IBAN of a country of the registry.
    static func check(_ text: [UInt8]) -> Bool? {
        guard text.count >= 15, text.count <= 33, text[0].isLetter, text[1].isLetter, text[2].isDigit, text[3].isDigit,
            lengths[place(text[0], text[1])] == text.count, text.allSatisfy({ $0.isDigit || $0.isLetter })
        else { return nil }
        var remainder: UInt32 = 0
        func add(_ byte: UInt8) {
            remainder =
                byte.isDigit ? (remainder * 10 + UInt32(byte - 0x30)) % 97 : (remainder * 100 + UInt32(byte.raised - 0x41) + 10) % 97
        }
        for byte in text[4...] { add(byte) }
        for byte in text[..<4] { add(byte) }
        return remainder == 1
    }

    /// Of two letters, whatever their case.
    private static func place(_ first: UInt8, _ second: UInt8) -> Int { Int(first.raised - 0x41) * 26 + Int(second.raised - 0x41) }

    /// Country letters, by ``place(_:_:)``, to length (SWIFT, "IBAN Registry"); 0 for letters that are no country's.
    private static let lengths: [Int] = {
        var lengths = [Int](repeating: 0, count: 26 * 26)
        for entry in registry.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let letters = Array(entry.utf8.prefix(2))
            lengths[place(letters[0], letters[1])] = Int(entry.dropFirst(2)) ?? 0
        }
        return lengths
    }()

    private static let registry = """
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18
        FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
        LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24
        SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
        """
}
