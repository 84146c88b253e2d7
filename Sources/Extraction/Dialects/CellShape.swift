/// What a cell looks like, for telling a row of names from a row of values.
enum CellShape {
    /// Whether a cell may name a column: short, with a letter, and neither a number, a date, an address nor an account.
    static func isName(_ cell: String) -> Bool {
        let bytes = Array(cell.utf8)
        guard bytes.count <= 120, !isValue(bytes) else { return false }
        return bytes.contains { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }
    }

    private static func isValue(_ bytes: [UInt8]) -> Bool {
        let digits = bytes.count { $0 &- 0x30 < 10 }
        let letters = bytes.count { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 }
        // Numbers, dates, amounts with a currency, accounts: more digits than letters, or long ones that hold many.
        if digits > letters { return true }
        if digits >= 4, bytes.count >= 15 || digits * 3 >= bytes.count { return true }
        if bytes.first == UInt8(ascii: "@") || bytes.first == UInt8(ascii: "#") { return bytes.count > 1 }
        // A formula is no name either.
        return bytes.first == UInt8(ascii: "=") || bytes.starts(with: Array("http".utf8)) || bytes.contains(UInt8(ascii: "@"))
    }
}
