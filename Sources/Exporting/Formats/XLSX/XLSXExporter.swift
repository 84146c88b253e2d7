internal import PipelineModel

/// One workbook with a sheet per published file and one that explains them: typed cells, frozen headers, filters.
///
/// No text of the run ever becomes a formula or a link: every text cell is written as a string.
struct XLSXExporter: Exporter {
    let format = "xlsx"
    let summary = "one workbook, payola.xlsx, with a sheet per output and one on the method"

    private let name = "payola.xlsx"

    func fileNames(of run: PublishedRun) -> [String] { [name] }

    func export(_ run: PublishedRun, to folder: ExportFolder) throws -> [String] {
        try folder.replace(name) { temporary in
            let workbook = try XLSXWorkbook(
                path: temporary, shownPath: folder.path + "/" + name, title: run.title, temporaryFolder: folder.path)
            do {
                try write(run, to: workbook)
            } catch {
                workbook.abandon()
                throw error
            }
            try workbook.close()
        }
        return fileNames(of: run)
    }

    private func write(_ run: PublishedRun, to workbook: XLSXWorkbook) throws {
        try MethodSheet(run: run).write(to: workbook)
        for definition in SheetDefinition.all {
            guard let table = run.table(definition.file) else { continue }
            let kinds = table.columns.map(definition.kind)
            var writer = try TableSheetWriter(workbook: workbook, title: definition.title, columns: table.columns)
            try table.eachRow { row in
                try writer.write(zip(row.cells, kinds).map { SheetCell($0, kind: $1) })
            }
            writer.finish()
        }
    }
}
