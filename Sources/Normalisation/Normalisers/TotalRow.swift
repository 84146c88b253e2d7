internal import PipelineModel

/// A row that sums the others up: exports end with one, and it is never a payment.
///
/// It is looked for only where a row cannot be read: it has no date, and its first filled cell says what it is.
enum TotalRow {
    static let reason = "sum of the rows"

    /// First words of such cells, folded. Whoever is called one of them has a date beside the name.
    private static let words = [
        "total", "totals", "grandtotal", "subtotal", "totalgeneral", "sumatotala", "rulaj", "soldfinal", "soldinitial", "gasit/e", "summe",
        "gesamt", "gesamtsumme", "totale", "suma",
    ]

    /// Whether the row has no date: the cell is empty or itself says that it is a sum.
    static func isOne(_ record: Record, in view: BatchView, date: FieldSlot, at index: Int) -> Bool {
        let cell = view.field(date, of: record, at: index).trimmed
        return (cell.isEmpty || says(cell)) && isOne(record, in: view)
    }

    static func isOne(_ record: Record, in view: BatchView) -> Bool {
        for column in 0..<record.fieldCount {
            let cell = view.column(column, of: record).trimmed
            if !cell.isEmpty { return says(cell) }
        }
        return false
    }

    private static func says(_ cell: Bytes) -> Bool {
        guard cell.count <= 60 else { return false }
        let folded = HeaderFold.folded(cell.text)
        return words.contains { word in
            guard folded.hasPrefix(word) else { return false }
            return folded.dropFirst(word.count).unicodeScalars.allSatisfy { !$0.properties.isAlphabetic } || word == "rulaj"
                || folded.hasPrefix("total") && folded.count <= 30
        }
    }
}
