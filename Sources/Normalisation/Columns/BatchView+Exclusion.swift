internal import PipelineModel

extension BatchView {
    /// The index of the first rule that keeps `record` out, or nil.
    @inline(__always)
    func exclusion(_ rules: [ColumnPlan.Exclusion], of record: Record, at index: Int) -> Int? {
        for (number, rule) in rules.enumerated() where rule.holds(field(rule.slot, of: record, at: index).trimmed) { return number }
        return nil
    }

    /// The first rule that keeps out a row that is no sound record. A rule that names what is kept says nothing of such a row.
    func exclusion(_ rules: [ColumnPlan.Exclusion], ofUnsound record: Record, at index: Int) -> Int? {
        for (number, rule) in rules.enumerated() where !rule.isNegated {
            let value = field(rule.slot, of: record, at: index).trimmed
            if !value.isEmpty, rule.holds(value) { return number }
        }
        return nil
    }
}

extension ColumnPlan.Exclusion {
    @inline(__always)
    func holds(_ value: Bytes) -> Bool {
        let found = values.contains { isPrefix ? value.starts(with: $0) : value.elementsEqual($0) }
        return found != isNegated
    }
}
