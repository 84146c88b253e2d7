internal import PipelineModel

/// Reads the rows of a sheet into a table. Rows that are not there are blank records where a row with data follows them.
final class SheetReader: XMLHandler {
    private let table: DecodedTable
    private let strings: SharedStrings
    private let formats: NumberFormats
    private let is1904: Bool
    private let file: String
    private let sheet: String

    /// Excel's own limits of a sheet (ECMA-376 leaves them to the program).
    private static let rowLimit = 1_048_576
    private static let columnLimit = 16_384
    private static let cellBytes = 1 << 20

    private var row = 0
    private var writtenRows = 0
    private var column = -1
    /// Fields of the widest row so far.
    private var width = 0
    private var cells: [[UInt8]] = []

    private var type: CellType = .number
    private var style = 0
    private var value: [UInt8] = []
    private var formula: [UInt8] = []
    private var inline: [UInt8] = []
    private var hasFormula = false
    private var part = Part.none
    private var isPhonetic = false

    private enum Part { case none, value, formula, inline }
    private enum CellType { case number, shared, inline, text, boolean, error, date }

    init(table: DecodedTable, strings: SharedStrings, formats: NumberFormats, is1904: Bool, file: String, sheet: String) {
        self.table = table
        self.strings = strings
        self.formats = formats
        self.is1904 = is1904
        self.file = file
        self.sheet = sheet
    }

    func start(_ element: XMLElement, at position: XMLPosition) throws(Problem) {
        let name = element.name
        if name.isText("c") {
            try startCell(element)
        } else if name.isText("v") {
            part = .value
        } else if name.isText("f") {
            (part, hasFormula) = (.formula, true)
        } else if name.isText("t") {
            part = isPhonetic ? .none : .inline
        } else if name.isText("rPh") {
            isPhonetic = true
        } else if name.isText("row") {
            let number = element["r"].map { Int($0) ?? 0 } ?? row + 1
            guard number > row, number <= Self.rowLimit else {
                throw refusal("its rows are out of order, or there are more than \(Self.rowLimit)", row: max(number, 1))
            }
            row = number
            column = -1
            cells.removeAll(keepingCapacity: true)
        }
    }

    func end(_ name: UnsafePointer<CChar>, at position: XMLPosition) throws(Problem) {
        part = .none
        if name.isText("c") {
            try endCell()
        } else if name.isText("rPh") {
            isPhonetic = false
        } else if name.isText("row") {
            try endRow()
        } else if name.isText("sheetData") {
            try table.flush()
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) {
        switch part {
        case .none: return
        case .value: value.append(contentsOf: bytes)
        case .formula: formula.append(contentsOf: bytes)
        case .inline: inline.append(contentsOf: bytes)
        }
        guard value.count + formula.count + inline.count <= Self.cellBytes else { throw refusal("a cell is larger than 1 MiB", row: row) }
    }

    // MARK: Cells

    private func startCell(_ element: XMLElement) throws(Problem) {
        if let reference = element["r"] {
            guard let place = Self.column(of: reference) else { throw refusal("“\(reference)” is no cell of the row", row: row) }
            guard place > column else { throw refusal("its cells are out of order, or one stands twice (\(reference))", row: row) }
            column = place
        } else {
            column += 1
        }
        guard column < Self.columnLimit else { throw refusal("it has more than \(Self.columnLimit) columns", row: row) }
        style = element["s"].flatMap { Int($0) } ?? 0
        type =
            switch element["t"] ?? "n" {
            case "s": .shared
            case "inlineStr": .inline
            case "str": .text
            case "b": .boolean
            case "e": .error
            case "d": .date
            default: .number
            }
        value.removeAll(keepingCapacity: true)
        formula.removeAll(keepingCapacity: true)
        inline.removeAll(keepingCapacity: true)
        hasFormula = false
    }

    private func endCell() throws(Problem) {
        let bytes = try content()
        guard !bytes.isEmpty else { return }
        while cells.count < column { cells.append([]) }
        cells.append(bytes)
    }

    private func content() throws(Problem) -> [UInt8] {
        switch type {
        case .shared:
            guard !value.isEmpty else { return [] }
            guard let index = Int(String(decoding: value, as: UTF8.self)), let text = strings[index] else {
                throw refusal("a cell names a text that the workbook does not have", row: row)
            }
            return EscapedText.decoded(Array(text))
        case .inline: return EscapedText.decoded(inline)
        case .text where !value.isEmpty: return EscapedText.decoded(value)
        case .boolean where !value.isEmpty: return Array((value == [0x31] ? "TRUE" : "FALSE").utf8)
        case .error, .date: if !value.isEmpty { return value }
        case .number where !value.isEmpty: return number()
        default: break
        }
        // A formula that the program which wrote the file did not compute: its value is not known, and nothing stands in for it.
        return hasFormula ? Array("=".utf8) + formula : []
    }

    private func number() -> [UInt8] {
        guard let number = CellNumber(value) else { return value }
        let text = number.text
        let kind = formats.kind(ofStyle: style)
        if kind != .number, let decimal = ExactDecimal(text) {
            let shown = kind == .time ? SerialDate.timeOfDay(decimal) : nil
            if let shown = shown ?? SerialDate.text(decimal, is1904: is1904) { return Array(shown.utf8) }
        }
        return Array(DecimalCell.unambiguous(text).utf8)
    }

    private func endRow() throws(Problem) {
        while cells.last?.isEmpty == true { cells.removeLast() }
        guard !cells.isEmpty else { return }
        while writtenRows < row - 1 {
            writtenRows += 1
            table.place(line: writtenRows, start: table.size, length: 0)
            try table.endRow()
        }
        let start = table.size
        width = max(width, cells.count)
        for cell in cells { table.add(cell: cell) }
        for _ in cells.count..<width { table.add(cell: [] as [UInt8]) }
        let length = table.size - start
        table.place(line: row, start: start, length: length)
        try table.endRow()
        writtenRows = row
    }

    /// The column of a reference such as `AB12`, from 0.
    private static func column(of reference: String) -> Int? {
        var column = 0
        var letters = 0
        for byte in reference.utf8 {
            guard byte &- UInt8(ascii: "A") < 26 else { break }
            letters += 1
            guard letters <= 3 else { return nil }
            column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
        }
        return letters > 0 ? column - 1 : nil
    }

    private func refusal(_ what: String, row: Int) -> Problem {
        Problem(
            .dataRefused, file: file, line: row, field: "sheet “\(sheet)”", what,
            remedy: "open the workbook in a spreadsheet and save it again")
    }
}
