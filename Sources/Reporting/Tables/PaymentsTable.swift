import PipelineModel

struct PaymentsTable: ReportTable {
    static let fileName = "payments.csv"
    static let columns = [
        "payment_id", "date", "payer_id", "payer", "payee_id", "payee", "creator_id", "handle", "amount", "currency", "reporting_amount",
        "reporting_currency", "rate", "rate_date", "campaign_id", "grade", "probability", "evidence", "disclosed", "entries", "sources",
        "agreement",
    ]

    let minorUnits: @Sendable (String) -> Int

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let findings = report.findings
        let files = findings.drops.map(\.placeName)
        let lines = report.aggregates.payments.sorted { findings.payments[$0.payment].number < findings.payments[$1.payment].number }
        for line in lines {
            let payment = findings.payments[line.payment]
            let link = line.link.map { findings.links[$0] }
            writer.text(payment.id)
            writer.text(payment.day.iso)
            writer.text(findings.parties[payment.payer].id)
            writer.text(findings.parties[payment.payer].name)
            writer.text(findings.parties[payment.payee].id)
            writer.text(findings.parties[payment.payee].name)
            writer.text(link?.creator.map { findings.parties[$0].id } ?? "")
            writer.text(link?.handle ?? .empty, in: findings.texts)
            writer.number(report.plain(payment.amount, in: payment.currency, minorUnits: minorUnits))
            writer.text(payment.currency, in: findings.texts)
            writer.number(line.reporting?.amount.description)
            writer.text(line.reporting?.currency.code ?? "")
            writer.number(line.reporting?.rate)
            writer.text(line.reporting?.rateDay?.iso ?? "")
            let best = link?.campaigns.first
            writer.pieces { cell in
                for share in link?.campaigns ?? [] {
                    cell.separate()
                    cell.append(report.configuration.campaigns[share.campaign].id)
                }
            }
            writer.text(best?.grade.rawValue ?? "")
            writer.number(best.map { Probability.text($0.probability) })
            writer.pieces { cell in
                cell.append(payment.evidence)
                if let link { cell.append(link.creatorEvidence) }
                if let best { cell.append(best.evidence) }
            }
            writer.text(link.map { $0.disclosed ? "yes" : "no" } ?? "")
            writer.number(payment.entries.count)
            writer.pieces { cell in
                for entry in payment.entries {
                    let place = findings.entryPlaces[entry]
                    cell.separate()
                    cell.append(files[Int(place.drop)])
                    cell.append(":")
                    cell.append(Int(place.line))
                }
            }
            writer.text(payment.agreement.rawValue)
            try writer.endRow()
        }
    }
}
