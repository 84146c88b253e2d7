import PipelineModel

struct PayersTable: ReportTable {
    static let fileName = "payers.csv"
    static let columns = [
        "payer_id", "payer", "role", "campaign_id", "currency", "total", "confirmed", "probable", "possible", "payments", "creators",
        "undisclosed", "first_payment", "last_payment",
    ]

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        for total in report.sorted(report.aggregates.payers) {
            let payer = report.findings.parties[total.party]
            writer.text(payer.id)
            writer.text(payer.name)
            writer.text(total.isIntermediary ? "intermediary" : "payer")
            writer.text(report.configuration.campaigns[total.campaign].id)
            writer.text(total.currency.code)
            for amount in [total.amounts.total, total.amounts.confirmed, total.amounts.probable, total.amounts.possible] {
                writer.amount(amount, total.currency)
            }
            writer.number(total.payments)
            writer.number(total.counterparties)
            writer.amount(total.undisclosed, total.currency)
            writer.text(total.firstPayment?.iso ?? "")
            writer.text(total.lastPayment?.iso ?? "")
            try writer.endRow()
        }
    }
}

extension Report {
    /// Totals in the order of party id, campaign id and currency.
    func sorted(_ totals: [PartyTotal]) -> [PartyTotal] {
        let campaigns = configuration.campaigns
        return totals.sorted {
            (findings.parties[$0.party].id, campaigns[$0.campaign].id, $0.currency.code)
                < (findings.parties[$1.party].id, campaigns[$1.campaign].id, $1.currency.code)
        }
    }
}
