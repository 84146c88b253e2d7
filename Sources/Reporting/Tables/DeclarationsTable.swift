import PipelineModel

struct DeclarationsTable: ReportTable {
    static let fileName = "declarations.csv"
    static let columns = ["campaign_id", "campaign", "declarant", "from", "to", "currency", "declared", "traced", "gap", "payments"]

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        for row in DeclarationComparison.all(report.findings, report.aggregates) {
            let campaign = row.campaign.map { report.configuration.campaigns[$0] }
            writer.text(campaign?.id ?? "")
            writer.text(campaign?.name ?? report.text(row.named))
            writer.text(report.text(row.declarant))
            writer.text(row.from?.iso ?? "")
            writer.text(row.to?.iso ?? "")
            writer.text(row.currency)
            writer.number(row.declared?.plain(minimumDigits: row.minorUnits))
            writer.number(row.traced.map { ExactDecimal.plain($0, scale: row.minorUnits) })
            writer.number(row.gap?.plain(minimumDigits: row.minorUnits))
            writer.number(row.payments.count)
            try writer.endRow()
        }
    }
}
