internal import PipelineModel

/// Writes a run's files into a staged folder.
public struct ReportWriter: Sendable {
    private let report: Report
    private let minorUnits: @Sendable (String) -> Int

    /// - Parameter minorUnits: Digits after the point for a currency or unit code.
    public init(report: Report, minorUnits: @escaping @Sendable (String) -> Int) {
        self.report = report
        self.minorUnits = minorUnits
    }

    /// The CSV files, in the contract's order.
    private var tables: [any ReportTable] {
        [
            CampaignTotalsTable(), PaymentsTable(minorUnits: minorUnits), LinksTable(), PayersTable(), CreatorsTable(), FlowsTable(),
            FlagsTable(), RejectsTable(),
            ChangesTable(minorUnits: minorUnits), AdSpendTable(minorUnits: minorUnits), DeclarationsTable(), BalancesTable(),
        ]
    }

    /// Writes the files side by side, each by one core.
    ///
    /// - Throws: ``Problem`` of kind `cannotWrite`.
    public func write(to folder: StagedFolder) throws {
        let tables = tables
        // The longest first, so that the others fill the time that it takes.
        let order = tables.indices.sorted { tables[$0] is PaymentsTable && !(tables[$1] is PaymentsTable) }
        let written = try Parts.map(order.count) { place in
            let table = tables[order[place]]
            return (order[place], try write(table, to: folder))
        }
        folder.note(written.sorted { $0.0 < $1.0 }.map(\.1))
    }

    private func write(_ table: any ReportTable, to folder: StagedFolder) throws -> OutputFile {
        try folder.stage(type(of: table).fileName) { sink in
            var writer = try CSVWriter(style: report.findings.configuration.csv, header: type(of: table).columns, sink: sink)
            try table.write(report, to: &writer)
            try writer.flush()
        }
    }
}
