internal import PipelineModel

/// Decodes one sheet of an Office Open XML workbook (ECMA-376, SpreadsheetML) into a table: a record per row, a cell per column.
///
/// Numbers are taken as the decimal text that the file holds; dates are numbers whose format says so. Row N of the sheet is line N.
struct WorkbookDecoder {
    private let archive: ZIPArchive
    private let file: String
    private let workbook: WorkbookOutline

    /// - Parameters:
    ///   - path: The workbook.
    ///   - file: How messages call it.
    /// - Throws: ``Problem`` of kind `dataRefused` where it is damaged, hostile or no workbook.
    init(path: String, file: String) throws(Problem) {
        archive = try ZIPArchive(path: path, name: file)
        switch ArchiveKind(archive) {
        case .workbook: break
        case .document:
            throw Problem(
                .dataRefused, file: file, "is an office document that is no .xlsx workbook",
                remedy: "open it and save the sheet as .xlsx or CSV")
        case .archive:
            throw Problem(.dataRefused, file: file, "is a ZIP archive, not a file of records", remedy: "unpack it and name the file in it")
        }
        self.file = file
        workbook = try WorkbookOutline(archive)
    }

    /// - Parameter wanted: The sheet's name or its number from 1; nil takes the only one with data.
    func decode(sheet wanted: String?) throws(Problem) -> DecodedTable {
        let sheet = if let wanted { try chosen(wanted) } else { try onlySheet() }
        let strings = SharedStrings(limit: 512 << 20, file: file)
        if let part = workbook.sharedStrings { try read(part, strings) }
        let formats = NumberFormats()
        if let part = workbook.styles { try read(part, formats) }
        let table = try DecodedTable(format: "xlsx")
        table.details = [("sheet", sheet.name, wanted != nil)]
        let reader = SheetReader(
            table: table, strings: strings, formats: formats, is1904: workbook.is1904, file: file, sheet: sheet.name)
        try read(sheet.part, reader)
        return table
    }

    private func read(_ part: String, _ handler: any XMLHandler) throws(Problem) {
        try WorkbookOutline.read(part, of: archive, handler)
    }

    private func chosen(_ wanted: String) throws(Problem) -> WorkbookOutline.Sheet {
        if let sheet = workbook.sheets.first(where: { $0.name == wanted }) { return sheet }
        if let number = Int(wanted), workbook.sheets.indices.contains(number - 1) { return workbook.sheets[number - 1] }
        throw Problem(
            .configuration, file: file, field: "dialect.sheet", "the workbook has no sheet “\(wanted)”",
            remedy: "its sheets are \(names(workbook.sheets))")
    }

    /// The sheets with data; hidden ones only where no other has any.
    func sheetsWithData() throws(Problem) -> [WorkbookOutline.Sheet] {
        var filled: [WorkbookOutline.Sheet] = []
        for sheet in workbook.sheets {
            let probe = SheetProbe()
            try read(sheet.part, probe)
            if probe.hasData { filled.append(sheet) }
        }
        if filled.contains(where: { !$0.isHidden }) { filled.removeAll(where: \.isHidden) }
        return filled
    }

    private func onlySheet() throws(Problem) -> WorkbookOutline.Sheet {
        let filled = try sheetsWithData()
        guard filled.count <= 1 else {
            throw Problem(
                .configuration, file: file, field: "dialect.sheet", "the workbook has several sheets with data: \(names(filled))",
                remedy: "set dialect.sheet to one of them, in a source for each sheet that matters")
        }
        guard let sheet = filled.first else {
            throw Problem(
                .dataRefused, file: file, "is a workbook without data",
                remedy: "check the export, or take the file out of the source's path")
        }
        return sheet
    }

    private func names(_ sheets: [WorkbookOutline.Sheet]) -> String {
        let shown = sheets.prefix(10).map { "“\($0.name)”" }.joined(separator: ", ")
        return shown + (sheets.count > 10 ? " and \(sheets.count - 10) more" : "")
    }
}
