/// One row of a published file, as the run meant it: a text without the `'` that keeps spreadsheets from running it.
public struct PublishedRow: Sendable {
    /// In the order of the table's columns.
    public let cells: [String]
    private let positions: [String: Int]

    init(cells: [String], positions: [String: Int]) {
        self.cells = cells
        self.positions = positions
    }

    /// The cell's text, or "" where the file has no such column.
    public subscript(column: String) -> String { positions[column].map { cells[$0] } ?? "" }

    /// A plain decimal with a point, whatever separator the file is written with; nil where the cell holds none.
    public func decimal(_ column: String) -> PlainDecimal? { PlainDecimal(self[column]) }

    /// A whole number; 0 where the cell holds none.
    public func count(_ column: String) -> Int { Int(self[column]) ?? 0 }
}
