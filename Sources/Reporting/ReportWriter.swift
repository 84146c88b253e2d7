public import PipelineModel

/// Writes a run's files into a staged folder.
public struct ReportWriter: Sendable {
    private let report: Report
    private let minorUnits: @Sendable (String) -> Int
    private let workers: Workers

    /// - Parameter minorUnits: Digits after the point for a currency or unit code.
    public init(report: Report, minorUnits: @escaping @Sendable (String) -> Int, workers: Workers = Workers()) {
        self.report = report
        self.minorUnits = minorUnits
        self.workers = workers
    }

    /// Every file of a run.
    public static var fileNames: [String] {
        tables(minorUnits: { _ in 2 }, workers: Workers(1)).map { type(of: $0).fileName } + [FlagRows.fileName, "run.json"]
    }

    /// The one output that `run.json` does not seal, with its header.
    public static var unsealed: (name: String, columns: [String]) { (ChangesTable.fileName, ChangesTable.columns) }

    private var tables: [any ReportTable] { Self.tables(minorUnits: minorUnits, workers: workers) }

    /// The CSV files but `flags.csv`, in the contract's order.
    private static func tables(minorUnits: @escaping @Sendable (String) -> Int, workers: Workers) -> [any ReportTable] {
        [
            CampaignTotalsTable(), PaymentsTable(minorUnits: minorUnits, workers: workers), LinksTable(), PayersTable(), CreatorsTable(),
            FlowsTable(), RejectsTable(), ChangesTable(minorUnits: minorUnits), AdSpendTable(minorUnits: minorUnits), DeclarationsTable(),
            BalancesTable(),
        ]
    }

    /// Writes all files but `flags.csv` side by side; ``note(_:in:)`` says afterwards that they belong to the run.
    ///
    /// - Throws: ``Problem`` of kind `cannotWrite`.
    public func writeTables(to folder: StagedFolder) throws -> [OutputFile] {
        // The longest first, so that the others fill the time that it takes.
        let isLong = { (table: any ReportTable) in table is PaymentsTable || table is LinksTable || table is CreatorsTable }
        let tables = tables.sorted { isLong($0) && !isLong($1) }
        return try workers.map(tables.count) { number in
            try write(type(of: tables[number]).fileName, type(of: tables[number]).columns, to: folder) { writer in
                try tables[number].write(report, to: &writer)
            }
        }
    }

    /// Writes `flags.csv`, whatever else is written meanwhile.
    ///
    /// - Parameter raise: Hands on the rows, in their order.
    /// - Throws: ``Problem`` of kind `cannotWrite`, or what `raise` throws.
    public func writeFlags(to folder: StagedFolder, _ raise: (_ rows: (FlagRows) throws -> Void) throws -> Void) throws -> OutputFile {
        try write(FlagRows.fileName, FlagRows.columns, to: folder) { writer in try raise { try writer.write($0.bytes) } }
    }

    /// Lists the files as the run's, in the contract's order.
    public func note(_ files: [OutputFile], in folder: StagedFolder) {
        let names = tables.flatMap { $0 is FlowsTable ? [FlowsTable.fileName, FlagRows.fileName] : [type(of: $0).fileName] }
        folder.note(names.compactMap { name in files.first { $0.name == name } })
    }

    private func write(
        _ name: String, _ columns: [String], to folder: StagedFolder, _ body: (inout CSVWriter) throws -> Void
    ) throws -> OutputFile {
        try folder.stage(name) { sink in
            var writer = try CSVWriter(style: report.findings.configuration.csv, header: columns, sink: sink)
            try body(&writer)
            try writer.flush()
        }
    }
}
