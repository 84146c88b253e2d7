internal import GRDB

/// A row of an answer, by column name.
public struct PageRow {
    private let row: Row

    init(_ row: Row) { self.row = row }

    /// "" for NULL.
    public func text(_ column: String) -> String { (row[column] as String?) ?? "" }
    /// 0 for NULL.
    public func int(_ column: String) -> Int { (row[column] as Int?) ?? 0 }
    public func number(_ column: String) -> Double { (row[column] as Double?) ?? 0 }
    public func isNull(_ column: String) -> Bool { row.hasNull(atIndex: row.index(forColumn: column) ?? 0) }
}

extension Row {
    fileprivate func index(forColumn name: String) -> Int? { columnNames.enumerated().first { $0.element == name }?.offset }
}
