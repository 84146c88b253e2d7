internal import Foundation

extension LedgerFile {
    /// A drop's bytes and, for each row, the physical line on which it starts.
    func rendered(_ rows: ArraySlice<LedgerRow>) -> (bytes: [UInt8], lines: [Int]) {
        var text = layout.preamble.map { $0 + layout.newline }.joined()
        var line = layout.preamble.count + 1
        let columns = layout.columns
        text += columns.map { layout.quoted($0.header) }.joined(separator: String(layout.delimiter)) + layout.newline
        line += 1
        var lines: [Int] = []
        for row in rows {
            lines.append(line)
            let record = columns.map { layout.quoted(row.broken[$0.field] ?? value($0.field, of: row)) }.joined(
                separator: String(layout.delimiter))
            text += record + layout.newline
            line += 1 + record.unicodeScalars.count { $0 == "\n" }
        }
        return (layout.isWindows1250 ? Windows1250.encode(text) : Array(text.utf8), lines)
    }

    private func value(_ field: String, of row: LedgerRow) -> String {
        switch field {
        case "id": row.id
        case "date": row.day.formatted(layout.date)
        case "payer": row.payer
        case "payer_account": row.payerAccount
        case "payee": row.payee
        case "payee_account": row.payeeAccount
        case "payee_handle": row.payeeHandle.isEmpty ? "" : "@" + row.payeeHandle
        case "counterparty": row.isOutgoing ? row.payee : row.payer
        case "counterparty_account": row.isOutgoing ? row.payeeAccount : row.payerAccount
        case "amount": layout.money(layout.shape == .signed && row.isOutgoing ? -row.minor : row.minor)
        case "debit": row.isOutgoing ? layout.money(row.minor) : ""
        case "credit": row.isOutgoing ? "" : layout.money(row.minor)
        case "currency": row.currency
        case "executed_amount": row.executedMinor.map(layout.money) ?? ""
        case "executed_currency": row.executedCurrency
        case "reference": row.reference
        default: ""
        }
    }
}

/// The code page of Central European Windows.
enum Windows1250 {
    private static let bytes: [UnicodeScalar: UInt8] = {
        var result: [UnicodeScalar: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF {
            if let scalar = String(bytes: [byte], encoding: .windowsCP1250)?.unicodeScalars.first { result[scalar] = byte }
        }
        return result
    }()

    /// `text` in windows-1250; comma-below letters become cedilla ones, Cyrillic is transliterated, what is left becomes `?`.
    static func encode(_ text: String) -> [UInt8] {
        let composed = Spelling.cedilla(text.precomposedStringWithCanonicalMapping)
        let latin = composed.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } ? Spelling.latin(composed) : composed
        return latin.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : bytes[$0] ?? UInt8(ascii: "?") }
    }
}
