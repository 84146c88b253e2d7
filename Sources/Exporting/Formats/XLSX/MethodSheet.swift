internal import PipelineModel

/// The first sheet: what the others hold, how figures came about, and the hashes of what they were made from.
struct MethodSheet {
    let run: PublishedRun

    func write(to workbook: XLSXWorkbook) throws {
        let sheet = try workbook.addSheet("Method")
        let formats = workbook.formats
        var row: UInt32 = 0
        func line(_ title: String, _ text: String) throws {
            if !title.isEmpty { try sheet.writeText(title, row: row, column: 0, formats.heading) }
            if !text.isEmpty { try sheet.writeText(text, row: row, column: 1, formats.wrapped) }
            row += 1
        }
        sheet.setWidth(34, column: 0)
        sheet.setWidth(110, column: 1)
        try line(run.title, "Made by Payola \(run.manifest.version) from the published outputs of a run.")
        try line("", "")
        for note in MethodNotes.notes { try line(note.title, note.text) }
        try line(
            "Numbers in this workbook",
            "Amounts are numbers with their currency's decimals. A spreadsheet holds 15 digits exactly, so an amount of more digits is written "
                + "as text, in italics, and SUM leaves it out. Ids, handles and account numbers are text. No cell holds a formula.")
        try line("", "")
        for definition in SheetDefinition.all where run.table(definition.file) != nil {
            try line("Sheet " + definition.title, definition.explanation)
        }
        try line("", "")
        try line("Run", run.manifest.run ?? "")
        try line("Configuration, SHA-256", run.manifest.configSha256 ?? "")
        if let decisions = run.manifest.decisionsSha256 { try line("Decisions, SHA-256", decisions) }
        for drop in run.manifest.drops ?? [] {
            let records = drop.records.map {
                ", \($0.records) records: \($0.entries) entries, \($0.repeats) repeats, \($0.excluded) excluded, \($0.rejected) rejected, \($0.blank) blank"
            }
            try line("Drop " + (drop.file ?? ""), "SHA-256 " + (drop.sha256 ?? "") + (records ?? ""))
        }
        for rates in run.manifest.rates ?? [] {
            try line(
                "Rates " + (rates.file ?? ""),
                "\(rates.provider ?? ""), \(rates.from ?? "") to \(rates.to ?? ""), SHA-256 \(rates.sha256 ?? "")")
        }
        for output in run.manifest.outputs ?? [] { try line("Output " + output.name, "SHA-256 " + output.sha256) }
    }
}
