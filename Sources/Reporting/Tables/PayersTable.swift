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
    /// Totals in the order of party id, campaign id and currency. Parties are numbered in the order of their ids.
    func sorted(_ totals: [PartyTotal]) -> [PartyTotal] {
        let ranks = campaignRanks
        return totals.sorted { left, right in
            if left.party != right.party { return left.party.rawValue < right.party.rawValue }
            return left.campaign == right.campaign
                ? left.currency.code < right.currency.code : ranks[left.campaign] < ranks[right.campaign]
        }
    }

    /// Per campaign its place in the order of ids.
    var campaignRanks: [Int] {
        var ranks = Array(repeating: 0, count: configuration.campaigns.count)
        let order = ranks.indices.sorted { configuration.campaigns[$0].id < configuration.campaigns[$1].id }
        for (rank, campaign) in order.enumerated() { ranks[campaign] = rank }
        return ranks
    }
}
