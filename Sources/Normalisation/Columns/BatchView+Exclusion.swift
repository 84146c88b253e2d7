internal import PipelineModel

extension BatchView {
    /// The index of the first rule that keeps `record` out, or nil.
    @inline(__always)
    func exclusion(_ rules: [ColumnPlan.Exclusion], of record: Record, at index: Int) -> Int? {
        for (number, rule) in rules.enumerated() where field(rule.slot, of: record, at: index).trimmed.elementsEqual(rule.value) {
            return number
        }
        return nil
    }
}
