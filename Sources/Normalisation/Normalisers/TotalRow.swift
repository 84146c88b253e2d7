internal import PipelineModel

/// A row that sums the others up: exports end with one, and it is never a payment.
///
/// It is looked for only where a row cannot be read: it has no date, and its first filled cell says what it is.
enum TotalRow {
    static let reason = "sum of the rows"

    /// How such cells begin, word by word, case and diacritics aside.
    private static let beginnings = [
        "total", "totals", "totale", "totaal", "subtotal", "grand total", "rulaj", "rulaje", "suma totala", "sold final", "sold initial",
        "gasit e", "summe", "gesamt", "gesamtsumme", "sum",
    ].map { $0.split(separator: " ").map(String.init) }

    /// What may follow: with any other word the cell may well name a party.
    private static let further: Set<String> = [
        "general", "generale", "rulaj", "rulaje", "debit", "credit", "rows", "row", "records", "amount", "sum", "spent", "spend", "for",
        "the",
        "period", "of", "all", "transactions", "total", "balance", "page", "and", "in", "out", "si", "din", "perioada", "tranzactii",
        "eur", "usd", "gbp", "ron", "lei",
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
        guard cell.count <= 80 else { return false }
        let words = cell.text.split { !$0.isLetter }.map { HeaderFold.folded(String($0)) }
        return beginnings.contains { beginning in
            words.starts(with: beginning) && words.dropFirst(beginning.count).allSatisfy { further.contains($0) }
        }
    }
}
