internal import Clibxlsxwriter
internal import PipelineModel

/// A sheet that is being written, row after row from the top.
struct XLSXSheet {
    /// Rows that a sheet holds, its header included.
    static let rowLimit: UInt32 = 1_048_576
    /// A spreadsheet's numbers are doubles, which hold 15 digits exactly; what has more is written as text.
    static let exactDigits = 15

    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let formats: XLSXFormats
    private let file: String

    init(sheet: UnsafeMutablePointer<lxw_worksheet>, formats: XLSXFormats, file: String) {
        self.sheet = sheet
        self.formats = formats
        self.file = file
    }

    func writeHeader(_ columns: [String]) throws {
        for (column, name) in columns.enumerated() { try writeText(name, row: 0, column: UInt16(column), formats.header) }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
        worksheet_set_landscape(sheet)
    }

    func write(_ cell: SheetCell, row: UInt32, column: UInt16) throws {
        switch cell {
        case .empty: break
        case .text(let text): try writeText(text, row: row, column: column, formats.text)
        case .decimal(let decimal) where decimal.significantDigits > Self.exactDigits:
            try writeText(decimal.plain, row: row, column: column, formats.textAmount)
        case .decimal(let decimal): try writeNumber(decimal.drawn, row: row, column: column, formats.number(decimals: decimal.scale))
        case .day(let day) where day.number < Self.firstSafeDay: try writeText(day.iso, row: row, column: column, formats.text)
        case .day(let day): try writeNumber(Double(Self.serial(day)), row: row, column: column, formats.day)
        case .moment(let day, let seconds) where day.number < Self.firstSafeDay:
            try writeText(Moment(day: day, second: Int32(seconds)).iso, row: row, column: column, formats.text)
        case .moment(let day, let seconds):
            try writeNumber(Double(Self.serial(day)) + Double(seconds) / 86_400, row: row, column: column, formats.moment)
        }
    }

    func writeText(_ text: String, row: UInt32, column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?) throws {
        try check(worksheet_write_string(sheet, row, column, XLSXText.escaped(text), format))
    }

    private func writeNumber(_ number: Double, row: UInt32, column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?) throws {
        try check(worksheet_write_number(sheet, row, column, number, format))
    }

    /// - Parameter rows: The header's row included.
    func filter(rows: UInt32, columns: UInt16) {
        guard columns > 0 else { return }
        worksheet_autofilter(sheet, 0, 0, max(1, rows) - 1, columns - 1)
    }

    func setWidth(_ width: Double, column: UInt16, wrapped: Bool = false) {
        worksheet_set_column(sheet, column, column, width, wrapped ? formats.wrapped : nil)
    }

    /// Days since the last of December 1899, as spreadsheets count; they wrongly hold 1900 for a leap year, so nothing before March 1900 is safe.
    private static func serial(_ day: Day) -> Int { Int(day.number) + 25_569 }
    private static let firstSafeDay: Int32 = 61 - 25_569

    private func check(_ error: lxw_error) throws {
        guard error == LXW_NO_ERROR else { throw ExportFolder.problem(file, "cannot be written (\(String(cString: lxw_strerror(error))))") }
    }
}
