internal import PipelineModel

/// Looks for a table among the rows that stand before a header, and that would be taken for title lines.
///
/// Two exports written one after the other are one file with two headers, and the rows of the first would be lost without a word. What a statement
/// writes before its table is titles, labels with their values, and blank lines; anything else may be a record, and whoever finds it refuses the file.
public enum EarlierTable {
    /// The index in `rows` of the first one that may belong to a table; nil where all may be passed over.
    ///
    /// - Parameters:
    ///   - rows: The cells of the rows before the header.
    ///   - header: Its cells.
    ///   - records: The rows after it; a few are enough.
    public static func firstRow(in rows: some Sequence<[String]>, header: [String], records: some Sequence<[String]>) -> Int? {
        let names = Set(header.map(HeaderFold.folded))
        let shapes = Set(records.prefix(20).map { $0.map(CellShape.kind) })
        let rows = rows.enumerated().filter { row in row.element.contains { !$0.isEmpty } }
        for (place, row) in rows.enumerated() {
            let next = place + 1 < rows.count ? rows[place + 1].element : nil
            if isHeader(row.element, of: next, names) || isRecord(row.element, like: shapes) { return row.offset }
        }
        return nil
    }

    /// Whether a row with something under it names columns: some of the header's, or those of the row under it.
    private static func isHeader(_ row: [String], of next: [String]?, _ names: Set<String>) -> Bool {
        let cells = row.filter { !$0.isEmpty }
        guard let next, cells.allSatisfy(CellShape.isName) else { return false }
        // A label with its value is no two columns of the header.
        if cells.allSatisfy({ names.contains(HeaderFold.folded($0)) }) { return true }
        return cells.count >= 3 && next.count == row.count && next.count { !$0.isEmpty } >= 3
    }

    /// Whether a row reads like the records under the header, or has a date and another value where records have them and titles do not.
    private static func isRecord(_ row: [String], like shapes: Set<[CellShape.Kind]>) -> Bool {
        let kinds = row.map(CellShape.kind)
        let filled = kinds.count { $0 != .empty }
        guard filled >= 3 else { return false }
        if shapes.contains(kinds) { return true }
        // “Sold initial;01.10.2024;1.000,00;RON” begins with a label.
        let isLabelled = filled < 5 && row.first { !$0.isEmpty }.map { !$0.utf8.contains { $0 &- 0x30 < 10 } } == true
        return !isLabelled && kinds.contains(.date) && kinds.contains(.value)
    }
}
