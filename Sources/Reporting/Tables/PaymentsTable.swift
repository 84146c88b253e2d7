import PipelineModel

struct PaymentsTable: ReportTable {
    static let fileName = "payments.csv"
    static let columns = [
        "payment_id", "date", "payer_id", "payer", "payee_id", "payee", "creator_id", "handle", "amount", "currency", "reporting_amount",
        "reporting_currency", "rate", "rate_date", "campaign_id", "grade", "probability", "evidence", "disclosed", "entries", "sources",
        "agreement",
    ]

    let minorUnits: (String) -> Int

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let findings = report.findings
        for line in report.aggregates.payments.sorted(by: { findings.payments[$0.payment].id < findings.payments[$1.payment].id }) {
            let payment = findings.payments[line.payment]
            let payer = findings.parties[payment.payer]
            let payee = findings.parties[payment.payee]
            let link = line.link.map { findings.links[$0] }
            writer.text(payment.id)
            writer.text(payment.day.iso)
            writer.text(payer.id)
            writer.text(payer.name)
            writer.text(payee.id)
            writer.text(payee.name)
            writer.text(link?.creator.map { findings.parties[$0].id } ?? "")
            writer.text(link.map { report.text($0.handle) } ?? "")
            writer.number(report.plain(payment.amount, in: payment.currency, minorUnits: minorUnits))
            writer.text(report.text(payment.currency))
            writer.number(line.reporting?.amount.description)
            writer.text(line.reporting?.currency.code ?? "")
            writer.number(line.reporting?.rate)
            writer.text(line.reporting?.rateDay?.iso ?? "")
            let best = link?.campaigns.first
            writer.text(link?.campaigns.map { report.configuration.campaigns[$0.campaign].id }.joined(separator: " ") ?? "")
            writer.text(best?.grade.rawValue ?? "")
            writer.number(best.map { Probability.text($0.probability) })
            writer.text(report.short(payment.evidence + (link?.creatorEvidence ?? []) + (best?.evidence ?? [])))
            writer.text(link.map { $0.disclosed ? "yes" : "no" } ?? "")
            writer.number(payment.entries.count)
            writer.text(payment.entries.map { findings.place(of: findings.entries[$0]) }.joined(separator: " "))
            writer.text(payment.agreement.rawValue)
            try writer.endRow()
        }
    }
}
