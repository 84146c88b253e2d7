import PipelineModel

/// What every payer and intermediary of the campaigns' money received, paid on, kept, and paid from its own, per currency:
/// received + own + exchanged_in = paid_on + exchanged_out + kept.
struct BalancesTable: ReportTable {
    static let fileName = "balances.csv"
    static let columns = [
        "party_id", "party", "role", "currency", "received", "own", "exchanged_in", "exchanged_out", "paid_on", "kept", "method",
    ]

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let parties = report.findings.parties
        let intermediaries = Set(report.flows.flows.flatMap(\.path))
        for balance in report.flows.balances {
            writer.text(parties[balance.party].id)
            writer.text(parties[balance.party].name)
            writer.text(intermediaries.contains(balance.party) ? "intermediary" : "origin")
            writer.text(balance.currency.code)
            for amount in [
                balance.received, balance.own, balance.exchangedIn, balance.exchangedOut, balance.paidOn, balance.kept,
            ] {
                writer.number(ExactDecimal.plain(amount, scale: balance.currency.minorUnits))
            }
            writer.text(report.flows.method.rawValue)
            try writer.endRow()
        }
    }
}
