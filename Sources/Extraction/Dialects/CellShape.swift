/// What a cell looks like, for telling a row of names from a row of values.
enum CellShape {
    enum Kind: Hashable {
        case empty
        case text
        case date
        /// A number, an amount, an account, an address.
        case value
    }

    static func kind(_ cell: String) -> Kind {
        let bytes = Array(cell.utf8)
        if bytes.isEmpty { return .empty }
        if isDate(bytes) { return .date }
        return isValue(bytes) ? .value : .text
    }

    /// Whether a cell may name a column: short, with a letter, and neither a number, a date, an address nor an account.
    static func isName(_ cell: String) -> Bool {
        let bytes = Array(cell.utf8)
        guard bytes.count <= 120, !isValue(bytes) else { return false }
        return bytes.contains { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }
    }

    /// Digits in three parts, or a year and others in one, whatever follows: `04.11.2024`, `2024-11-04 10:22`, `20241104`.
    private static func isDate(_ bytes: [UInt8]) -> Bool {
        let day = bytes.prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
        guard day.first.map({ $0 &- 0x30 < 10 }) == true else { return false }
        let parts = day.split { $0 &- 0x30 >= 10 }.map(\.count)
        switch parts.count {
        case 1: return parts[0] == 8 && day.count == 8 && (day.starts(with: "19".utf8) || day.starts(with: "20".utf8))
        case 3: return parts.allSatisfy { $0 <= 2 || $0 == 4 } && Set(day.filter { $0 &- 0x30 >= 10 }).count == 1
        default: return false
        }
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
