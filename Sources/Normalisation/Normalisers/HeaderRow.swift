internal import PipelineModel

/// A header among the records: exports that were written one after the other have one for each.
///
/// It is looked for where a row can't be read, and in lists of texts alone, where it would be read as a record.
public enum HeaderRow {
    static let reason = "the header again"
    /// Of a header that is not the file's: what stands under it can't be read as what stands above.
    public static let otherReason = "the row names columns, and other than the header"

    /// Whether all that the row says is what the header says there.
    static func isOne(_ record: Record, in view: BatchView, _ plan: ColumnPlan) -> Bool {
        var filled = 0
        for column in 0..<record.fieldCount {
            let cell = view.column(column, of: record).trimmed
            if cell.isEmpty { continue }
            guard column < plan.headerCells.count, cell.elementsEqual(plan.headerCells[column]) else { return false }
            filled += 1
        }
        return filled > 0 && filled * 2 > plan.headerNames.count
    }

    /// Whether most of what the row says are names of the header, in other places or among others.
    static func isOther(_ record: Record, in view: BatchView, _ plan: ColumnPlan) -> Bool {
        var filled = 0
        var known = 0
        for column in 0..<record.fieldCount {
            let cell = view.column(column, of: record).trimmed
            if cell.isEmpty { continue }
            filled += 1
            if plan.headerNames.contains(Array(cell)) { known += 1 }
        }
        return known * 2 > filled && known >= 3 && !isOne(record, in: view, plan)
    }
}
