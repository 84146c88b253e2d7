internal import Extraction
internal import Normalisation
internal import PipelineModel

/// Looks at one delimited file: how it is written, what its columns hold, and how it could stand in `pipeline.json`.
///
/// The file is read as a stream, twice where dates or amounts have to be told apart by all of their values.
public struct FileInspector {
    private let path: String
    private let name: String
    private let sheet: String?

    /// Columns that a mapping is sought in; no ledger has more, and a table of a hundred thousand must not take hours.
    private static let mappedColumns = 300

    /// - Parameters:
    ///   - path: The file.
    ///   - name: How messages call it; the path where nil.
    ///   - sheet: The sheet of a workbook.
    public init(path: String, name: String? = nil, sheet: String? = nil) {
        self.path = path
        self.sheet = sheet
        self.name = name ?? path
    }

    /// - Throws: ``Problem`` where the file is missing, empty, or no delimited text.
    public func inspect() throws -> FileInspection {
        do {
            return try inspect(RecordReader(path: path, settings: settings))
        } catch var problem as Problem {
            if problem.file == path { problem.file = name }
            throw problem
        }
    }

    private var settings: SourceConfiguration.DialectSettings {
        var settings = SourceConfiguration.DialectSettings()
        settings.sheet = sheet
        return settings
    }

    private func inspect(_ reader: RecordReader) throws -> FileInspection {
        var survey = FileSurvey(columnCount: max(reader.columnCount, reader.header.count))
        try reader.read { survey.add($0) }
        let evidence = survey.columns.enumerated().map { index, tally in
            ColumnEvidence(header: index < reader.header.count ? reader.header[index] : "", tally: tally)
        }
        var proposal = SourceProposal()
        if Self.isRates(reader, evidence) {
            proposal.target = .rates
        } else {
            let fileName = name.split(separator: "/").last.map(String.init) ?? name
            proposal = Proposer(
                columns: Array(evidence.prefix(Self.mappedColumns)), header: Array(reader.header.prefix(Self.mappedColumns)),
                fileName: fileName, preamble: try preamble(of: reader)
            ).propose()
        }
        proposal = ProfileProposal(
            rows: try HeadRows(path: path, settings: settings), header: reader.header, columnCount: reader.columnCount
        ).refine(proposal)
        proposal.sheet = sheet
        if reader.table?.format == "bnr" { proposal.provider = .bnr }
        let isRates = proposal.target == .rates
        var probes = FormatProbes(reader: reader, columns: Array(evidence.prefix(Self.mappedColumns)), proposal: proposal, file: name)
        try probes.read(reader)
        if proposal.profile == nil { proposal.missing += probes.ambiguities }
        let columns = evidence.enumerated().map { index, column in
            let format = isRates ? nil : probes.format(of: index)
            return ColumnInspection(
                position: index + 1, name: index < reader.header.count ? reader.header[index] : "", type: column.type,
                format: format?.text ?? "", isAmbiguous: format?.isAmbiguous ?? false, samples: column.tally.samples,
                values: column.tally.values)
        }
        return FileInspection(
            file: name, dialect: DialectText.settings(of: reader), header: reader.header, columns: columns,
            records: survey.records,
            blank: survey.blank, unreadable: survey.unreadable, proposal: proposal)
    }

    /// The ECB's file: a date and a column per currency, named after it.
    private static func isRates(_ reader: RecordReader, _ columns: [ColumnEvidence]) -> Bool {
        if reader.table?.format == "bnr" { return true }
        guard (try? ECBRatesReader(header: reader.header, file: "")) != nil else { return false }
        let registry = CurrencyRegistry()
        let codes = reader.header.count { registry.currency($0.trimmingBlanks.uppercased()) != nil }
        return codes >= 3 && codes * 10 >= reader.header.count { !$0.trimmingBlanks.isEmpty } * 7
    }

    /// The cells of the lines that are skipped before the header.
    private func preamble(of reader: RecordReader) throws -> [String] {
        guard reader.dialect.skipLines > 0 else { return [] }
        var settings = SourceConfiguration.DialectSettings()
        settings.delimiter = reader.dialect.delimiter
        settings.encoding = reader.dialect.encoding
        settings.quote = reader.dialect.quote
        settings.skipLines = 0
        settings.header = false
        settings.sheet = sheet
        struct Enough: Error {}
        var cells: [String] = []
        do {
            try RecordReader(path: path, settings: settings).read(batchSize: 64) { batch in
                for record in batch.records {
                    guard Int(record.place.line) <= reader.dialect.skipLines else { throw Enough() }
                    cells += batch.texts(of: record).map(\.trimmingBlanks).filter { !$0.isEmpty }
                }
            }
        } catch is Enough {}
        return cells
    }
}
