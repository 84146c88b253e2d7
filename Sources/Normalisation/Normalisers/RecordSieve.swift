internal import PipelineModel

/// What all normalisers do alike: set aside the rows that cannot be read as rows, and turn what fails into rejects.
struct RecordSieve {
    let plan: ColumnPlan

    /// The reject of a row as a whole; nil where its fields can be looked at.
    func reject(row record: Record, in view: BatchView) -> Reject? {
        let reason: String
        switch record.problem {
        case .none, .blank: return nil
        case .tooFewFields:
            reason =
                "\(fields(record.fieldCount)) where the header has \(plan.columnCount); a delimiter is missing, or a line end stands inside a field without quotes"
        case .tooManyFields:
            reason =
                "\(fields(record.fieldCount)) where the header has \(plan.columnCount); a field that contains the delimiter needs quotes around it"
        case .openQuote: reason = "a quote is opened and never closed; close it, or write the quote twice where it is meant as a character"
        case .strayQuote: reason = "a quote stands inside a field; put the whole field in quotes and write the inner quote twice"
        case .nulByte: reason = "the row contains a NUL byte, which no text has; export the source again"
        case .undecodable: reason = "the row has bytes that the file's encoding does not know; set dialect.encoding of the source"
        case .oversized: reason = "a field is larger than any text of a ledger; a quote is probably open"
        }
        return reject(FieldFault("", Bytes(start: nil, count: 0), reason), record: record, in: view)
    }

    /// Counts a row that is no sound record: blank, excluded by a rule or as a sum, or rejected.
    func setAside<Item: Sendable>(_ record: Record, at index: Int, in view: BatchView, into output: inout NormalisedRecords<Item>) {
        if let rule = view.exclusion(plan.exclusions, ofUnsound: record, at: index) {
            output.counts.excludedByReason[plan.exclusions[rule].reason, default: 0] += 1
        } else if record.problem == .tooFewFields, TotalRow.isOne(record, in: view) {
            output.counts.excludedByReason[TotalRow.reason, default: 0] += 1
        } else if record.problem != .blank, HeaderRow.isOne(record, in: view, plan) {
            output.counts.excludedByReason[HeaderRow.reason, default: 0] += 1
        } else if let reject = reject(row: record, in: view) {
            output.counts.rejected += 1
            output.rejects.append(reject)
        } else {
            output.counts.blank += 1
        }
    }

    private func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }

    func reject(_ fault: FieldFault, record: Record, in view: BatchView) -> Reject {
        let reason = HeaderRow.isOther(record, in: view, plan) ? HeaderRow.otherReason : fault.reason
        return Reject(place: record.place, field: fault.field, value: fault.value, reason: reason, record: text(of: record, in: view))
    }

    /// The record as one line of CSV, cut where it is very long; the drop keeps the whole.
    private func text(of record: Record, in view: BatchView) -> String {
        var line: [UInt8] = []
        for column in 0..<record.fieldCount {
            if column > 0 { line.append(0x2C) }
            let value = view.column(column, of: record)
            let needsQuotes = value.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            if needsQuotes { line.append(0x22) }
            for byte in value.prefix(4000) {
                if byte == 0x22 { line.append(byte) }
                line.append(byte)
            }
            if needsQuotes { line.append(0x22) }
            if line.count > 4000 { break }
        }
        return line.withUnsafeBufferPointer { $0.count <= 4000 ? $0.text : $0.slice(0..<4000).text + "…" }
    }
}
