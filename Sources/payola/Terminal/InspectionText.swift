import PipelineModel
import PipelineRunner

/// What `payola inspect` prints about a file.
struct InspectionText {
    private let inspection: FileInspection

    init(_ inspection: FileInspection) { self.inspection = inspection }

    var text: String {
        var lines = [inspection.file.singleLine, "  " + summary]
        for problem in inspection.unreadable {
            lines.append("  \(problem.count.grouped) records cannot be read: \(problem.reason), first on line \(problem.firstLine)")
        }
        lines.append("")
        lines += table
        lines.append("")
        lines += profile
        lines += proposal
        lines += section("Check:", inspection.proposal.notes)
        lines += section("Set by hand:", inspection.proposal.missing)
        return lines.joined(separator: "\n") + "\n"
    }

    private var summary: String {
        func value(_ key: String) -> String { inspection.dialect[key]?.value ?? "" }
        if !value("format").isEmpty { return "\(inspection.records.grouped) records\(blank); \(format(value))" }
        let skipped = value("skipLines") == "0" ? "" : ", \(value("skipLines")) lines before the header"
        let header = value("header") == "true" ? "header" : "no header"
        return
            "\(inspection.records.grouped) records\(blank); delimiter “\(value("delimiter"))”, quote “\(value("quote"))”, \(value("encoding")), \(header)\(skipped)"
    }

    private var blank: String { inspection.blank == 0 ? "" : " (\(inspection.blank.grouped) blank)" }

    /// A drop that is no delimited text.
    private func format(_ value: (String) -> String) -> String {
        switch value("format") {
        case "xlsx":
            "an Excel workbook, sheet “\(value("sheet"))”"
                + (value("skipLines") == "0" ? "" : ", \(value("skipLines")) lines before the header")
        case "mt940": "MT940 statements, \(value("encoding"))"
        case "camt.053": "camt.053 statements (ISO 20022)"
        case "bnr": "rates of the National Bank of Romania"
        default: value("format").uppercased()
        }
    }

    private var table: [String] {
        var table = TextTableLayout([("#", .right), ("COLUMN", .left), ("TYPE", .left), ("FIELD", .left), ("SAMPLES", .left)])
        // The ECB's file has a column per currency: a few show what it is.
        let shown = inspection.proposal.target == .rates ? Array(inspection.columns.prefix(4)) : Array(inspection.columns.prefix(200))
        for column in shown {
            let field = inspection.proposal.columns.first { $0.column == column.position - 1 }?.field ?? ""
            let type = column.type.rawValue + (column.format.isEmpty ? "" : column.isAmbiguous ? " (ambiguous)" : " " + column.format)
            table.add([
                "\(column.position)", column.name.excerpt(30), type, field, column.samples.map { $0.excerpt(26) }.joined(separator: " | "),
            ])
        }
        var lines = table.text.split(separator: "\n").map { "  " + $0 }
        if shown.count < inspection.columns.count { lines.append("  … and \(inspection.columns.count - shown.count) columns more") }
        for column in shown where column.isAmbiguous { lines.append("  \(column.position) is \(column.format.singleLine)") }
        return lines
    }

    private var proposal: [String] {
        let proposal = inspection.proposal
        switch proposal.target {
        case .rates:
            let bank = proposal.provider == .ecb ? "the European Central Bank" : "the National Bank of Romania"
            return ["  Reference rates of \(bank). Under \"rates\" in pipeline.json:", "  " + json]
        case .source(let kind):
            return [
                "  \("aeiou".contains(kind.rawValue.prefix(1)) ? "An" : "A") \(kind.rawValue) source. Under \"sources\" in pipeline.json:",
                "  " + json,
            ]
        case .unknown: return []
        }
    }

    /// Which built-in profile the file has, or which are the nearest.
    private var profile: [String] {
        if let profile = inspection.proposal.profile { return ["  The built-in profile “\(profile)” fits.", ""] }
        guard let nearest = inspection.proposal.nearestText else { return [] }
        return ["  Note: " + nearest.singleLine, ""]
    }

    private var json: String {
        inspection.proposal.json(id: SourceName.id(of: inspection.file), path: inspection.file, header: inspection.header).pretty(indent: 2)
    }

    private func section(_ title: String, _ items: [String]) -> [String] {
        items.isEmpty ? [] : ["  " + title] + items.map { "  - " + $0.singleLine }
    }
}

extension String {
    /// The text, cut to `length` characters.
    func excerpt(_ length: Int) -> String { count <= length ? self : prefix(length - 1) + "…" }
}
