import PipelineModel

struct CampaignTotalsTable: ReportTable {
    static let fileName = "campaign_totals.csv"
    static let columns = [
        "campaign_id", "campaign", "beneficiary", "currency", "total", "confirmed", "probable", "possible", "payments", "payers",
        "creators",
        "posts", "disclosed", "undisclosed", "declared", "gap", "unconverted_payments", "first_payment", "last_payment",
    ]

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let campaigns = report.configuration.campaigns
        let rows = report.aggregates.campaigns.sorted {
            (campaigns[$0.campaign].id, $0.currency.code) < (campaigns[$1.campaign].id, $1.currency.code)
        }
        for total in rows {
            let campaign = campaigns[total.campaign]
            writer.text(campaign.id)
            writer.text(campaign.name)
            writer.text(campaign.beneficiary)
            writer.text(total.currency.code)
            for amount in [total.amounts.total, total.amounts.confirmed, total.amounts.probable, total.amounts.possible] {
                writer.amount(amount, total.currency)
            }
            for count in [total.payments, total.payers, total.creators, total.posts] { writer.number(count) }
            for amount in [total.disclosed, total.undisclosed, total.declared, total.gap] { writer.amount(amount, total.currency) }
            writer.number(total.unconverted)
            writer.text(total.firstPayment?.iso ?? "")
            writer.text(total.lastPayment?.iso ?? "")
            try writer.endRow()
        }
    }
}
