internal import PipelineModel

/// Writes a run's files into a staged folder.
public struct ReportWriter {
    private let report: Report
    private let minorUnits: (String) -> Int

    /// - Parameter minorUnits: Digits after the point for a currency or unit code.
    public init(report: Report, minorUnits: @escaping (String) -> Int) {
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

    /// - Throws: ``Problem`` of kind `cannotWrite`.
    public func write(to folder: StagedFolder) throws {
        for table in tables {
            let columns = type(of: table).columns
            try folder.write(type(of: table).fileName) { sink in
                var writer = try CSVWriter(style: report.findings.configuration.csv, header: columns, sink: sink)
                try table.write(report, to: &writer)
                try writer.flush()
            }
        }
    }
}
