internal import PipelineModel

extension MoneyReader {
    /// The money of a record that need not name any: nil where the amount is empty. Zero is an answer here.
    func optional(
        _ record: Record, at index: Int, in view: BatchView, tables: inout EvidenceTables, notes: inout NormalisationNotes
    ) throws(FieldFault) -> Money? {
        let cell = view.field(amount, of: record, at: index)
        guard !cell.trimmed.isEmpty else { return nil }
        let reading = try Self.amount(cell, amountParser, field: "amount", notes: &notes)
        let currency = try currency(view.field(currency, of: record, at: index), cell, reading, field: "amount", tables: &tables)
        guard !reading.value.isNegative else {
            throw FieldFault("amount", cell, "the amount is negative; what was paid or spent is 0 or more")
        }
        return Money(amount: reading.value, currency: currency)
    }
}
