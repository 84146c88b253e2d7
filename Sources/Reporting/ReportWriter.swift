public import PipelineModel

/// Writes a run's files into a staged folder.
public struct ReportWriter: Sendable {
    /// The files are written in two parts: what is worth writing while flags are raised, and the rest.
    public enum Part: Sendable {
        /// Totals, payments, links: all that needs neither flows nor flags.
        case figures
        case indicators
    }

    private let report: Report
    private let minorUnits: @Sendable (String) -> Int
    private let workers: Workers

    /// - Parameter minorUnits: Digits after the point for a currency or unit code.
    public init(report: Report, minorUnits: @escaping @Sendable (String) -> Int, workers: Workers = Workers()) {
        self.report = report
        self.minorUnits = minorUnits
        self.workers = workers
    }

    /// The CSV files, in the contract's order.
    private var tables: [any ReportTable] {
        [
            CampaignTotalsTable(), PaymentsTable(minorUnits: minorUnits, workers: workers), LinksTable(), PayersTable(), CreatorsTable(),
            FlowsTable(), FlagsTable(workers: workers), RejectsTable(),
            ChangesTable(minorUnits: minorUnits), AdSpendTable(minorUnits: minorUnits), DeclarationsTable(), BalancesTable(),
        ]
    }

    /// Writes the files of a part side by side, each by one core; ``note(_:in:)`` says afterwards that they belong to the run.
    ///
    /// - Throws: ``Problem`` of kind `cannotWrite`.
    public func write(_ part: Part, to folder: StagedFolder) throws -> [OutputFile] {
        // The longest first, so that the others fill the time that it takes.
        let isLong = { (table: any ReportTable) in table is PaymentsTable || table is FlagsTable }
        let tables = tables.filter { type(of: $0).part == part }.sorted { isLong($0) && !isLong($1) }
        return try workers.map(tables.count) { number in try write(tables[number], to: folder) }
    }

    /// Lists the files of all parts as the run's, in the contract's order.
    public func note(_ files: [OutputFile], in folder: StagedFolder) {
        folder.note(tables.compactMap { table in files.first { $0.name == type(of: table).fileName } })
    }

    private func write(_ table: any ReportTable, to folder: StagedFolder) throws -> OutputFile {
        try folder.stage(type(of: table).fileName) { sink in
            var writer = try CSVWriter(style: report.findings.configuration.csv, header: type(of: table).columns, sink: sink)
            try table.write(report, to: &writer)
            try writer.flush()
        }
    }
}
