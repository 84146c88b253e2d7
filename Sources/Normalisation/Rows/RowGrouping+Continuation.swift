internal import PipelineModel

extension RowGrouping {
    /// Gives the text of rows that go on to the row that they go on with.
    ///
    /// A transaction begins with a row whose column begins with a digit, as every date does. A row goes on where nothing but the text is
    /// filled; any other row (a title between pages, a sum) stands for itself, and the transaction may go on after it.
    func addContinuations(
        _ rows: inout [Row], _ batch: RecordBatch, _ column: ComputedField, _ text: ComputedField, _ textColumns: Set<Int>,
        _ header: [String]
    ) {
        var current: Int?
        for index in rows.indices {
            let record = rows[index].record
            guard [.none, .tooFewFields].contains(rows[index].problem) else { continue }
            let start = column.text(record, of: batch)
            let line = text.text(record, of: batch)
            if start.unicodeScalars.first.map({ ("0"..."9").contains($0) }) == true, rows[index].problem == .none {
                current = index
                add(line, to: &rows[index])
            } else if isOfPage(start, line) || isHeader(batch.texts(of: record), header) {
                rows[index].fate = .page
                rows[index].problem = .none
            } else if let current, start.isEmpty, !line.isEmpty, fillsOnly(textColumns, record, batch) {
                add(line, to: &rows[current])
                rows[index].fate = .continued
                rows[index].problem = .none
            }
        }
    }

    private func isOfPage(_ start: String, _ line: String) -> Bool {
        (settings.continued?.pages ?? []).contains { start.rangeOfLabel($0) != nil || line.rangeOfLabel($0) != nil }
    }

    /// The header comes again on every page.
    private func isHeader(_ cells: [String], _ header: [String]) -> Bool {
        !header.isEmpty && cells.map(HeaderFold.folded) == Array(header.prefix(cells.count))
    }

    private func fillsOnly(_ columns: Set<Int>, _ record: Record, _ batch: RecordBatch) -> Bool {
        (0..<record.fieldCount).allSatisfy { column in
            columns.contains(column) || batch.withField(column, of: record) { $0.trimmed.isEmpty }
        }
    }

    /// A line that begins with a label tells its value; another is text. A label that comes again adds to its value.
    private func add(_ line: String, to row: inout Row) {
        guard !line.isEmpty else { return }
        for label in settings.continued?.labels ?? [] {
            guard let range = line.rangeOfLabel(label) else { continue }
            let value = String(line[range.upperBound...]).trimmingText
            if !value.isEmpty { row.labelled[label, default: []].append(value) }
            return
        }
        row.lines.append(line)
    }
}

extension ComputedField {
    func text(_ record: Record, of batch: borrowing RecordBatch) -> String {
        var bytes: [UInt8] = []
        append(record, of: batch, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// The range of `label` at the beginning, case and diacritics aside.
    fileprivate func rangeOfLabel(_ label: String) -> Range<String.Index>? {
        guard let end = index(startIndex, offsetBy: label.count, limitedBy: endIndex) else { return nil }
        return HeaderFold.folded(String(self[..<end])) == HeaderFold.folded(label) ? startIndex..<end : nil
    }

    var trimmingText: String {
        var text = self
        return text.withUTF8 { $0.trimmed.text }
    }
}
