/// Writes an Office Open XML workbook for a test: only the parts that a reader needs.
public struct WorkbookFile {
    public struct Sheet {
        public var name: String
        /// What stands in `sheetData`.
        public var rows: String
        public var state: String?

        public init(_ name: String, rows: String, state: String? = nil) {
            self.name = name
            self.rows = rows
            self.state = state
        }

        /// A table of texts, and of numbers where a cell begins with `=`: `=1234.5` is a number, not a formula.
        public init(_ name: String, table: [[String]]) {
            self.init(name, rows: table.enumerated().map { WorkbookFile.row($0 + 1, $1) }.joined())
        }
    }

    public var sheets: [Sheet]
    public var strings: [String] = []
    /// Number formats of the cell styles, in order: an id that every workbook has, or a code.
    public var formats: [String] = ["0"]
    public var is1904 = false
    /// Written before each sheet's root element.
    public var prologue = ""

    public init(_ sheets: [Sheet]) { self.sheets = sheets }

    public static func row(_ number: Int, _ cells: [String]) -> String {
        let written = cells.enumerated().filter { !$1.isEmpty }.map { column, cell in
            let place = "\(letters(column))\(number)"
            return cell.hasPrefix("=")
                ? "<c r=\"\(place)\"><v>\(cell.dropFirst())</v></c>"
                : "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(cell))</t></is></c>"
        }
        return "<row r=\"\(number)\">" + written.joined() + "</row>"
    }

    private static func letters(_ column: Int) -> String {
        column < 26
            ? String(UnicodeScalar(UInt8(65 + column))) : letters(column / 26 - 1) + String(UnicodeScalar(UInt8(65 + column % 26)))
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    public var members: [ZIPFile.Member] {
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        func relation(_ id: String, _ kind: String, _ target: String) -> String {
            "<Relationship Id=\"\(id)\" Type=\"\(type)\(kind)\" Target=\"\(target)\"/>"
        }
        let list = sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(index + 1)\" r:id=\"s\(index)\""
                + (sheet.state.map { " state=\"\($0)\"" } ?? "") + "/>"
        }
        var codes = ""
        var styles = ""
        for (index, format) in formats.enumerated() {
            let id = Int(format) ?? 200 + index
            if Int(format) == nil {
                codes += "<numFmt numFmtId=\"\(id)\" formatCode=\"\(Self.escaped(format).replacing("\"", with: "&quot;"))\"/>"
            }
            styles += "<xf numFmtId=\"\(id)\"/>"
        }
        var members = [
            ZIPFile.Member("[Content_Types].xml", "<Types/>"),
            .init("_rels/.rels", "<Relationships>\(relation("w", "officeDocument", "xl/workbook.xml"))</Relationships>"),
            .init(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><workbookPr\(is1904 ? " date1904=\"1\"" : "")/><sheets>\(list.joined())</sheets></workbook>"),
            .init(
                "xl/_rels/workbook.xml.rels",
                "<Relationships>"
                    + sheets.indices.map { relation("s\($0)", "worksheet", "worksheets/sheet\($0 + 1).xml") }.joined()
                    + relation("t", "sharedStrings", "sharedStrings.xml") + relation("f", "styles", "styles.xml") + "</Relationships>"),
            .init("xl/sharedStrings.xml", "<sst>\(strings.map { "<si>\($0)</si>" }.joined())</sst>"),
            .init(
                "xl/styles.xml",
                "<styleSheet><numFmts>\(codes)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>\(styles)</cellXfs></styleSheet>"
            ),
        ]
        members += sheets.enumerated().map { index, sheet in
            .init(
                "xl/worksheets/sheet\(index + 1).xml", "\(prologue)<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>")
        }
        return members
    }

    public var bytes: [UInt8] { ZIPFile(members).bytes }
}
