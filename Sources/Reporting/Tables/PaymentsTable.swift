import PipelineModel

struct PaymentsTable: ReportTable {
    static let fileName = "payments.csv"
    static let columns = [
        "payment_id", "date", "payer_id", "payer", "payee_id", "payee", "creator_id", "handle", "amount", "currency", "reporting_amount",
        "reporting_currency", "rate", "rate_date", "campaign_id", "grade", "probability", "evidence", "disclosed", "entries", "sources",
        "agreement",
    ]

    let minorUnits: @Sendable (String) -> Int
    let workers: Workers

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let (lines, payments) = (report.aggregates.payments, report.findings.payments)
        // Lines are large: their numbers are sorted.
        let numbers = lines.indices.map { (id: payments[lines[$0].payment].number, line: UInt32($0)) }.sorted { $0.id < $1.id }.map(\.line)
        let rows = PaymentRows(report, minorUnits: minorUnits, writer: writer)
        try writer.parts(numbers.count, workers) { range, writer in rows.write(numbers[range], to: &writer) }
    }
}
