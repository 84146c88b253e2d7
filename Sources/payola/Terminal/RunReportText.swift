import PipelineModel
import PipelineRunner

/// What `payola run` prints at its end: totals per campaign, then what was read.
struct RunReportText {
    private let outcome: RunOutcome

    init(_ outcome: RunOutcome) { self.outcome = outcome }

    var text: String {
        var table = TextTableLayout([
            ("CAMPAIGN", .left), ("CURRENCY", .left), ("TOTAL", .right), ("CONFIRMED", .right), ("PROBABLE", .right), ("POSSIBLE", .right),
            ("DECLARED", .right), ("GAP", .right), ("PAYMENTS", .right), ("CREATORS", .right),
        ])
        for total in outcome.campaignTotals {
            table.add([
                total.campaign, total.currency, total.total.groupedAmount, total.confirmed.groupedAmount, total.probable.groupedAmount,
                total.possible.groupedAmount, total.declared?.groupedAmount ?? "", total.gap?.groupedAmount ?? "", "\(total.payments)",
                "\(total.creators)",
            ])
        }
        let counts = outcome.counts
        var lines = outcome.campaignTotals.isEmpty ? "" : table.text + "\n"
        lines += "\(counts.records.grouped) records: \(counts.entries.grouped) entries, \(counts.repeats.grouped) repeats, "
        lines += "\(counts.excluded.grouped) excluded, \(counts.rejected.grouped) rejected, \(counts.blank.grouped) blank\n"
        lines += "\(outcome.payments.grouped) payments; links: \(outcome.links.confirmed.grouped) confirmed, "
        lines += "\(outcome.links.probable.grouped) probable, \(outcome.links.possible.grouped) possible\n"
        lines +=
            outcome.isUnchanged ? "Nothing new since the last run; \(outcome.output) is as it was.\n" : "Written to \(outcome.output)\n"
        return lines
    }
}

extension String {
    /// A plain decimal with thousands apart: `381,000.00`.
    var groupedAmount: String {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first else { return self }
        let negative = whole.hasPrefix("-")
        var digits = String(negative ? whole.dropFirst() : whole)
        var groups: [String] = []
        while digits.utf8.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        let grouped = ([digits] + groups).joined(separator: ",")
        return (negative ? "-" : "") + grouped + (parts.count > 1 ? "." + parts[1] : "")
    }
}
