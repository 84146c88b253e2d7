/// Ids that a spreadsheet took for numbers and wrote back as `7.43E+18`: the digits are gone.
enum SpreadsheetDamage {
    static let reason =
        "a spreadsheet has turned the id into a rounded number and its digits are lost; export the source again with the column formatted as text"

    /// `7.43E+18`, `1,7E+15`, `2E+10`: digits and an exponent, with a decimal separator or a plus sign.
    @inline(__always)
    static func isScientific(_ bytes: Bytes) -> Bool {
        guard bytes.count >= 4, bytes.count <= 24, bytes[0].isDigit else { return false }
        guard bytes[1] == 0x2E || bytes[1] == 0x2C || bytes[1].lowered == 0x65 else { return false }
        return isScientificSlowly(bytes)
    }

    private static func isScientificSlowly(_ bytes: Bytes) -> Bool {
        guard let exponent = bytes.firstIndex(where: { $0.lowered == 0x65 }), exponent + 1 < bytes.count else { return false }
        let front = bytes[..<exponent].enumerated().allSatisfy { $0 == 1 || $1.isDigit }
        let hasSign = bytes[exponent + 1] == 0x2B
        let digits = bytes[(exponent + (hasSign ? 2 : 1))...]
        return front && (hasSign || !bytes[1].isDigit && bytes[1].lowered != 0x65) && (1...3).contains(digits.count)
            && digits.allSatisfy(\.isDigit)
    }
}
