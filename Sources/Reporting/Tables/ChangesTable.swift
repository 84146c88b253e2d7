import PipelineModel

struct ChangesTable: ReportTable {
    static let fileName = "changes.csv"
    static let columns = ["campaign_id", "currency", "payment_id", "change", "before", "after", "because"]

    let minorUnits: @Sendable (String) -> Int

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        for change in report.changes {
            let digits = minorUnits(change.key.currency)
            writer.text(change.key.campaign)
            writer.text(change.key.currency)
            writer.text(change.key.payment)
            writer.text(change.kind.rawValue)
            for amount in [change.before, change.after] { writer.number(amount.map { ExactDecimal.plain(Int128($0), scale: digits) }) }
            writer.text(change.because)
            try writer.endRow()
        }
    }
}
