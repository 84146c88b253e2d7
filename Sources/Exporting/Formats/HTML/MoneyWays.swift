internal import PipelineModel

/// Where a campaign's money came from and whom it passed, as the report tells it: from `flows.csv` and `balances.csv`.
struct MoneyWays {
    private struct Key: Hashable {
        var origin: String
        var currency: String
    }

    private struct Origin {
        var name: String
        var sum: PlainDecimal? = .zero
        var paths: Set<String> = []
        var creators: Set<String> = []
    }

    private let run: PublishedRun
    private let most: Int
    private let found: [Key: Origin]
    private let passedNames: Set<String>

    init(run: PublishedRun, campaign: String, most: Int) throws {
        self.run = run
        self.most = most
        var found: [Key: Origin] = [:]
        var names: Set<String> = []
        try run.table("flows.csv")?.eachRow { row in
            guard row["campaign_id"] == campaign else { return }
            let key = Key(origin: row["origin_id"], currency: row["currency"])
            var origin = found.removeValue(forKey: key) ?? Origin(name: row["origin"])
            origin.sum = row.decimal("amount").flatMap { origin.sum?.adding($0) }
            origin.creators.insert(row["creator_id"])
            if !row["path"].isEmpty {
                origin.paths.insert(row["path"])
                names.formUnion(row["path"].split(separator: " > ").map { String($0).replacing("\\", with: "") })
            }
            found[key] = origin
        }
        self.found = found
        passedNames = names
    }

    /// The largest first, currency by currency.
    func origins() -> ([ReportCampaign.OriginRow], String) {
        let sorted = found.sorted { left, right in
            if left.key.currency != right.key.currency { return left.key.currency < right.key.currency }
            let (l, r) = (left.value.sum ?? .zero, right.value.sum ?? .zero)
            return l == r ? left.key.origin < right.key.origin : l > r
        }
        let rows = sorted.prefix(most).map { key, origin in
            let ways = origin.paths.sorted()
            let more = ways.count > 3 ? "; and \(ways.count - 3) more ways" : ""
            return ReportCampaign.OriginRow(
                name: ReportFigures.clipped(origin.name),
                amount: key.currency + " " + (origin.sum.map { ReportFigures.amount($0.plain) } ?? "–"),
                through: ReportFigures.clipped(ways.isEmpty ? "paid directly" : ways.prefix(3).joined(separator: "; ") + more, to: 300),
                creators: ReportFigures.counted(origin.creators.count, "creator"))
        }
        return (Array(rows), found.count > rows.count ? "The \(rows.count) first of \(found.count); flows.csv has all." : "")
    }

    func passed() throws -> ([ReportCampaign.PassedRow], String) {
        var rows: [ReportCampaign.PassedRow] = []
        var count = 0
        try run.table("balances.csv")?.eachRow { row in
            guard row["role"] == "intermediary", passedNames.contains(row["party"].replacing("\\", with: "")) else { return }
            count += 1
            guard rows.count < most else { return }
            func amount(_ column: String) -> String { ReportFigures.amount(row[column]) }
            let exchanged = [("+", row["exchanged_in"]), ("−", row["exchanged_out"])].filter {
                ($1.first { $0 != "0" && $0 != "." }) != nil
            }
            rows.append(
                ReportCampaign.PassedRow(
                    name: ReportFigures.clipped(row["party"]), currency: row["currency"], received: amount("received"),
                    paidOn: amount("paid_on"), kept: amount("kept"), own: amount("own"),
                    exchanged: exchanged.map { $0 + ReportFigures.amount($1) }.joined(separator: " ")))
        }
        return (rows, count > rows.count ? "The \(rows.count) first of \(count); balances.csv has all." : "")
    }
}
