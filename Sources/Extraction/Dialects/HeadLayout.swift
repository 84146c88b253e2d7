internal import PipelineModel

/// Which rows of a drop's head are preamble, header and records.
///
/// A statement starts with title lines before the row that names its columns. That row has as many cells as the records have, most
/// of them filled, none a number or a date. Rows before it are preamble unless they may be records themselves (``EarlierTable``); where no row
/// names columns, nothing is skipped, so that no record is lost to a guess.
struct HeadLayout {
    private(set) var skipLines = 0
    private(set) var header = false
    /// Fields of most rows, where there is no header; nil without rows.
    private(set) var columns: Int?
    /// Lines before the first row that the header would take for preamble and that may be one of a table.
    private(set) var earlierTable: Int?
    /// The first row that names columns, where it can't be the header since most rows have more or fewer.
    private(set) var misfit: DetectedDialect.Misfit?

    /// Rows that a preamble may have.
    private static let preambleRows = 60

    init(_ rows: [HeadSampler.Row], skipLines givenSkip: Int?, header givenHeader: Bool?) {
        let filled = rows.filter { row in row.cells.contains { !$0.isEmpty } }
        columns = Self.earliestMode(of: filled)
        guard let columns = Self.mode(of: filled) else {
            header = givenHeader ?? false
            return
        }
        if givenSkip != nil {
            header = givenHeader ?? filled.first.map { Self.namesColumns($0, of: columns, before: filled.dropFirst()) } ?? false
            if givenHeader == nil, !header { misfit = Self.misfit(filled.prefix(1), columns) }
            return
        }
        if givenHeader == false { return }
        for (index, row) in filled.prefix(Self.preambleRows).enumerated()
        where Self.namesColumns(row, of: columns, before: filled.dropFirst(index + 1)) {
            self.skipLines = row.linesBefore
            header = true
            let before = filled[..<index]
            earlierTable = EarlierTable.firstRow(
                in: before.lazy.map(\.cells), header: row.cells, records: filled.dropFirst(index + 1).lazy.map(\.cells)
            ).map { before[$0].linesBefore }
            return
        }
        header = givenHeader ?? false
        if !header { misfit = Self.misfit(filled.prefix(Self.preambleRows), columns) }
    }

    /// Of rows that name several columns, the first.
    private static func misfit(_ rows: ArraySlice<HeadSampler.Row>, _ columns: Int) -> DetectedDialect.Misfit? {
        rows.first { row in
            row.cells.count > 1 && row.cells.count != columns && row.cells.count { !$0.isEmpty } * 2 > row.cells.count
                && row.cells.allSatisfy { $0.isEmpty || CellShape.isName($0) }
        }.map { .init(linesBefore: $0.linesBefore, names: $0.cells, columns: columns) }
    }

    /// Fields of most rows, those of the earlier of two equals.
    private static func earliestMode(of rows: [HeadSampler.Row]) -> Int? {
        var counts: [Int: Int] = [:]
        for row in rows { counts[row.cells.count, default: 0] += 1 }
        let most = counts.values.max()
        return rows.first { counts[$0.cells.count] == most }?.cells.count
    }

    /// The most frequent number of cells, the greater of two equals; one cell only where no row has more.
    private static func mode(of rows: [HeadSampler.Row]) -> Int? {
        var counts: [Int: Int] = [:]
        for row in rows { counts[row.cells.count, default: 0] += 1 }
        let wide = counts.filter { $0.key > 1 }
        // Rows of a single cell are title lines where a fair share of rows has more.
        let isTable = wide.values.reduce(0, +) * 4 >= rows.count
        return (isTable ? wide : counts).max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    private static func namesColumns(_ row: HeadSampler.Row, of columns: Int, before rest: ArraySlice<HeadSampler.Row>) -> Bool {
        let cells = row.cells
        let names = cells.filter { !$0.isEmpty }
        guard names.count * 2 > min(cells.count, columns), names.allSatisfy(CellShape.isName) else { return false }
        if cells.count == columns { return true }
        // One delimiter more or less at the end, as some exports write it, in the header or in the records.
        if cells.count == columns + 1 { return cells.last?.isEmpty == true }
        return cells.count == columns - 1 && rest.allSatisfy { $0.cells.count < columns || $0.cells[columns - 1].isEmpty }
    }
}
