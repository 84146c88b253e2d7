/// Account numbers with a right checksum (ISO 13616, ISO 7064 mod 97-10).
enum BankAccount {
    static func drawn(_ culture: Culture, _ random: inout SplitMix64) -> String {
        if culture == .german && random.chance(0.5) {
            return iban("DE", random.pick(["37040044", "50010517", "10020890"]) + random.digits(10))
        }
        if culture == .english && random.chance(0.4) { return iban("GB", random.pick(["BUKB", "NWBK", "REVO"]) + random.digits(14)) }
        return iban("RO", random.pick(["BTRL", "RNCB", "INGB", "BRDE", "RZBR", "OTPV", "CECE"]) + random.digits(16))
    }

    static func iban(_ country: String, _ body: String) -> String {
        var remainder = 0
        for byte in (body + country + "00").utf8 {
            if byte >= 0x41 {
                remainder = (remainder * 100 + Int(byte) - 55) % 97
            } else {
                remainder = (remainder * 10 + Int(byte) - 48) % 97
            }
        }
        return country + WorldDay.two(98 - remainder) + body
    }
}
