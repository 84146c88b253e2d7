/// Writes a table to sheets of a workbook: a frozen header, filters, widths by what the first rows hold. Where a table has more rows than a
/// sheet can hold, it goes on in a further sheet.
struct TableSheetWriter {
    private let workbook: XLSXWorkbook
    private let title: String
    private let columns: [String]
    private var sheet: XLSXSheet
    private var part = 1
    private var row: UInt32 = 1
    private var widths: [Int]

    init(workbook: XLSXWorkbook, title: String, columns: [String]) throws {
        self.workbook = workbook
        self.title = title
        self.columns = columns
        widths = columns.map { $0.unicodeScalars.count + 3 }
        sheet = try workbook.addSheet(title)
        try sheet.writeHeader(columns)
    }

    mutating func write(_ cells: [SheetCell]) throws {
        if row >= XLSXSheet.rowLimit {
            finish()
            part += 1
            sheet = try workbook.addSheet("\(title) (\(part))")
            try sheet.writeHeader(columns)
            row = 1
        }
        for (column, cell) in cells.enumerated() {
            try sheet.write(cell, row: row, column: UInt16(column))
            if row <= 1000 { widths[column] = max(widths[column], cell.width) }
        }
        row += 1
    }

    /// Sets what depends on all rows.
    func finish() {
        sheet.filter(rows: row, columns: UInt16(columns.count))
        for (column, width) in widths.enumerated() { sheet.setWidth(Double(min(60, width + 1)), column: UInt16(column)) }
    }
}

extension SheetCell {
    /// About how many digits wide the cell is.
    var width: Int {
        switch self {
        case .empty: 0
        case .text(let text): text.unicodeScalars.count
        case .decimal(let decimal): decimal.plain.utf8.count + decimal.plain.utf8.count / 4
        case .day: 10
        case .moment: 19
        }
    }
}
