internal import PipelineModel

/// Makes one campaign's part of the report.
struct CampaignSection {
    let anchor: String
    /// The campaign's totals, one per reporting currency.
    let rows: [PublishedRow]
    let evidence: CampaignEvidence
    let posts: CampaignPosts
    /// The first reporting currency.
    let reporting: String
    let run: PublishedRun

    func campaign() throws -> ReportCampaign {
        let headline = rows.first { $0["currency"] == reporting } ?? rows[0]
        let id = headline["campaign_id"]
        let currency = headline["currency"]
        let timeline = TimelineChart(days: evidence.days, currency: currency)
        let flow = try flowDrawing(id, currency)
        let dates = [headline["first_payment"], headline["last_payment"]].filter { !$0.isEmpty }
        var campaign = ReportCampaign(
            anchor: anchor, id: id, name: ReportFigures.clipped(headline["campaign"].isEmpty ? id : headline["campaign"]),
            beneficiary: ReportFigures.clipped(headline["beneficiary"]),
            period: Set(dates).count == 1 ? dates[0] : dates.joined(separator: " to "),
            currency: currency, headline: Self.total(headline), payments: ReportFigures.counted(headline.count("payments"), "payment"),
            payers: ReportFigures.counted(headline.count("payers"), "payer"),
            creators: ReportFigures.counted(headline.count("creators"), "creator"),
            posts: ReportFigures.counted(headline.count("posts"), "post"),
            unconverted: headline.count("unconverted_payments") > 0 ? ReportFigures.count(headline.count("unconverted_payments")) : "",
            declaredAmount: headline["declared"],
            comparison: ComparisonChart(
                declared: headline.decimal("declared"), confirmed: headline.decimal("confirmed") ?? .zero,
                probable: headline.decimal("probable") ?? .zero, possible: headline.decimal("possible") ?? .zero
            ).svg(currency: currency),
            timeline: timeline.svg(), timelineNote: "Per \(timeline.unit), in \(currency)", flow: flow.svg, flowNote: flow.note)
        campaign.totals = rows.map(Self.total)
        let ways = try MoneyWays(run: run, campaign: id, most: ReportBuilder.mostParties)
        (campaign.origins, campaign.originsNote) = ways.origins()
        (campaign.passed, campaign.passedNote) = try ways.passed()
        let payers = try parties("payers.csv", "payer", id, currency, evidence.byPayer)
        (campaign.topPayers, campaign.payersNote) = payers
        let creators = try parties("creators.csv", "creator", id, currency, evidence.byCreator)
        (campaign.topCreators, campaign.creatorsNote) = creators
        campaign.groups = CampaignEvidence.groupNames.map { group($0, evidence.groups[$0] ?? CampaignEvidence.Group(), id, currency) }
        return campaign
    }

    private static func total(_ row: PublishedRow) -> ReportCampaign.Total {
        func amount(_ column: String) -> String { ReportFigures.amount(row[column]) }
        return ReportCampaign.Total(
            currency: row["currency"], total: amount("total"), confirmed: amount("confirmed"), probable: amount("probable"),
            possible: amount("possible"), disclosed: amount("disclosed"), undisclosed: amount("undisclosed"), declared: amount("declared"),
            gap: amount("gap"))
    }

    // MARK: Flow

    private func flowDrawing(_ id: String, _ currency: String) throws -> (svg: String, note: String) {
        var flows: [String: [PublishedRow]] = [:]
        try run.table("flows.csv")?.eachRow { row in
            if row["campaign_id"] == id { flows[row["currency"], default: []].append(row) }
        }
        let ordered = flows.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
        guard let (money, rows) = ordered.first else {
            let svg = FlowDiagram(pairs: evidence.pairs).svg(currency: currency)
            return (
                svg, svg.isEmpty ? "" : "Confirmed and probable payments, in \(currency), from payers (left) to those they paid (right)."
            )
        }
        let others = ordered.dropFirst().map(\.key)
        let also =
            others.isEmpty ? "" : " Money that reached creators in " + others.joined(separator: ", ") + " is not drawn; flows.csv has it."
        let method = rows[0]["method"].isEmpty ? "" : " (traced by the method “\(ReportFigures.clipped(rows[0]["method"], to: 20))”)"
        return (
            FlowDiagram(
                ways: rows.map {
                    FlowDiagram.Way(
                        originID: $0["origin_id"], origin: $0["origin"], path: $0["path"], creatorID: $0["creator_id"],
                        creator: $0["creator"], amount: $0.decimal("amount"))
                }
            ).svg(currency: money),
            "Money that reached creators in \(money), from its origin (left) over intermediaries to creators (right)\(method)." + also
        )
    }

    // MARK: Parties

    private func parties(
        _ file: String, _ role: String, _ id: String, _ currency: String, _ references: [String: [String]]
    ) throws -> ([ReportCampaign.PartyRow], String) {
        var found: [PublishedRow] = []
        try run.table(file)?.eachRow { row in
            if row["campaign_id"] == id, row["currency"] == currency { found.append(row) }
        }
        let sized = found.map { (row: $0, total: $0.decimal("total") ?? .zero, possible: $0.decimal("possible") ?? .zero) }
        let sorted = sized.sorted { left, right in
            if left.total != right.total { return left.total > right.total }
            return left.possible != right.possible ? left.possible > right.possible : left.row[role + "_id"] < right.row[role + "_id"]
        }
        let rows = sorted.prefix(ReportBuilder.mostParties).enumerated().map { rank, item in
            partyRow(rank + 1, item.row, role, references[item.row[role + "_id"]] ?? [])
        }
        let note = found.count > rows.count ? "The \(rows.count) largest of \(ReportFigures.count(found.count)); \(file) has all." : ""
        return (rows, note)
    }

    private func partyRow(_ rank: Int, _ row: PublishedRow, _ role: String, _ references: [String]) -> ReportCampaign.PartyRow {
        let remarks =
            role == "payer"
            ? [row["role"] == "intermediary" ? "intermediary" : ""]
            : [row["handle"], row["recruited_via"].isEmpty ? "" : "recruited via " + row["recruited_via"]]
        let shown = references.prefix(8)
        let more = max(references.count, row.count("payments")) - shown.count
        func amount(_ column: String) -> String { ReportFigures.amount(row[column]) }
        return ReportCampaign.PartyRow(
            rank: String(rank), name: ReportFigures.clipped(row[role].isEmpty ? row[role + "_id"] : row[role]),
            remark: ReportFigures.clipped(remarks.filter { !$0.isEmpty }.joined(separator: "; "), to: 120), total: amount("total"),
            confirmed: amount("confirmed"), probable: amount("probable"), possible: amount("possible"),
            payments: ReportFigures.count(row.count("payments")),
            links: shown.map { ReportCampaign.PaymentReference(anchor: paymentAnchor($0), label: ReportFigures.clipped($0, to: 24)) },
            more: more > 0 ? "and \(ReportFigures.count(more)) more" : "")
    }

    // MARK: Payments

    /// Ids are made of the campaign and the payment; what an anchor cannot hold is written in hexadecimal.
    private func paymentAnchor(_ payment: String) -> String {
        anchor + "-"
            + payment.utf8.map { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "-")
                    ? String(Unicode.Scalar(byte)) : "_" + String(byte, radix: 16)
            }.joined()
    }

    private func group(_ grade: String, _ group: CampaignEvidence.Group, _ id: String, _ currency: String) -> ReportCampaign.Group {
        let count = ReportFigures.counted(group.count, "payment")
        let shown = group.payments.count
        return ReportCampaign.Group(
            anchor: anchor + "-" + grade,
            gradeName: grade == CampaignEvidence.funding
                ? "To intermediaries, in no total" : grade.prefix(1).uppercased() + grade.dropFirst(),
            sum: count + (group.sum.map { ", " + currency + " " + ReportFigures.amount($0.plain) } ?? ""),
            note: shown < group.count ? "The \(shown) largest are shown; payments.csv has all \(ReportFigures.count(group.count))." : "",
            rows: group.payments.map { payment($0, id) })
    }

    private func payment(_ payment: CampaignEvidence.Payment, _ id: String) -> ReportCampaign.PaymentRow {
        let row = payment.row
        let places = SourcePlace.all(row["sources"])
        let (linked, more) = posts.posts(payment: payment.id, campaign: id)
        let evidence = row["evidence"].split(separator: " ").map { ReportFigures.clipped(String($0), to: 60) }
        return ReportCampaign.PaymentRow(
            anchor: paymentAnchor(payment.id), payment: ReportFigures.clipped(payment.id, to: 60), date: row["date"],
            payer: ReportFigures.clipped(row["payer"].isEmpty ? row["payer_id"] : row["payer"]),
            payee: ReportFigures.clipped(row["payee"].isEmpty ? row["payee_id"] : row["payee"]),
            handle: ReportFigures.clipped(row["handle"], to: 80),
            amount: row["currency"] + " " + ReportFigures.amount(row["amount"]), converted: Self.conversion(row),
            probability: row["probability"],
            evidence: Array(evidence.prefix(12)),
            disclosure: row["disclosed"] == "yes" ? "disclosed" : row["disclosed"] == "no" ? "not disclosed" : "",
            posts: linked, morePosts: more > 0 ? "and \(ReportFigures.count(more)) more in links.csv" : "",
            sources: places.prefix(6).map { ReportFigures.clipped($0.text, to: 120) },
            moreSources: places.count > 6 ? "and \(places.count - 6) more in payments.csv" : "")
    }

    private static func conversion(_ row: PublishedRow) -> String {
        guard !row["reporting_amount"].isEmpty else { return "no rate: in no total" }
        guard row["reporting_currency"] != row["currency"] else { return "" }
        let rate = row["rate"].isEmpty ? "" : " at \(row["rate"])" + (row["rate_date"].isEmpty ? "" : " of \(row["rate_date"])")
        return row["reporting_currency"] + " " + ReportFigures.amount(row["reporting_amount"]) + rate
    }
}
