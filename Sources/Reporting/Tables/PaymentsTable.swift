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
        let payments = report.findings.payments
        let precedes = { (left: PaymentLine, right: PaymentLine) in payments[left.payment].number < payments[right.payment].number }
        var lines = report.aggregates.payments
        if zip(lines, lines.dropFirst()).contains(where: { precedes($1, $0) }) { lines.sort(by: precedes) }
        let rows = PaymentRows(report, lines: lines, minorUnits: minorUnits, writer: writer)
        try writer.parts(lines.count, workers) { numbers, writer in rows.write(numbers, to: &writer) }
    }
}
