internal import PipelineModel

/// Makes the report's page from a published run.
struct ReportBuilder {
    /// Campaigns told in full, payments shown over all of them, and rows of the other tables.
    static let mostCampaigns = 40
    static let mostPayments = 1500
    static let mostParties = 15
    static let mostRows = 60
    /// Indicators of one kind.
    static let mostFlags = 10

    private let run: PublishedRun

    init(_ run: PublishedRun) { self.run = run }

    func page() throws -> ReportPage {
        var page = ReportPage(
            title: ReportFigures.clipped(run.title, to: 200), style: "", policy: "", version: run.manifest.version,
            run: run.manifest.run ?? "",
            configuration: run.manifest.configSha256 ?? "", decisions: run.manifest.decisionsSha256 ?? "")
        try addCampaigns(to: &page)
        try addFlags(to: &page)
        try addChanges(to: &page)
        try addRejects(to: &page)
        page.notes = MethodNotes.notes.map { ReportPage.Note(title: $0.title, text: $0.text) }
        page.drops = (run.manifest.drops ?? []).map(Self.drop)
        page.rates = (run.manifest.rates ?? []).map {
            ReportPage.Hash(name: "\($0.file ?? "") (\($0.provider ?? ""), \($0.from ?? "") to \($0.to ?? ""))", sha256: $0.sha256 ?? "")
        }
        page.outputs = (run.manifest.outputs ?? []).map { ReportPage.Hash(name: $0.name, sha256: $0.sha256) }
        return page
    }

    // MARK: Campaigns

    private func addCampaigns(to page: inout ReportPage) throws {
        var totals: [String: [PublishedRow]] = [:]
        try run.table("campaign_totals.csv")?.eachRow { totals[$0["campaign_id"], default: []].append($0) }
        let shown = Array(totals.keys.sorted().prefix(Self.mostCampaigns))
        if totals.count > shown.count {
            page.campaignsNote = "The first \(shown.count) of \(totals.count) campaigns are told here; campaign_totals.csv has all."
        }
        let limit = max(5, min(300, Self.mostPayments / max(1, shown.count * 3)))
        var evidence = Dictionary(uniqueKeysWithValues: shown.map { ($0, CampaignEvidence(limit: limit)) })
        var reporting = ""
        try run.table("payments.csv")?.eachRow { row in
            if reporting.isEmpty { reporting = row["reporting_currency"] }
            for campaign in row["campaign_id"].split(separator: " ").map(String.init) { evidence[campaign]?.add(row) }
        }
        for campaign in shown { evidence[campaign]?.finish() }
        let posts = try CampaignPosts(run, evidence: &evidence)
        for (number, campaign) in shown.enumerated() {
            guard let figures = evidence[campaign], let rows = totals[campaign] else { continue }
            let section = CampaignSection(
                anchor: "c\(number + 1)", rows: rows, evidence: figures, posts: posts, reporting: reporting, run: run)
            page.campaigns.append(try section.campaign())
        }
    }

    // MARK: Other tables

    /// The weightiest of every kind, so that a kind with many rows hides no other.
    private func addFlags(to page: inout ReportPage) throws {
        let severities = ["high", "medium", "low"]
        var shown: [String: [[ReportPage.Flag]]] = [:]
        var counts: [String: Int] = [:]
        try run.table("flags.csv")?.eachRow { row in
            let kind = ReportFigures.clipped(row["flag"])
            counts[kind, default: 0] += 1
            let rank = severities.firstIndex(of: row["severity"]) ?? severities.count
            guard (shown[kind]?[rank].count ?? 0) < Self.mostFlags else { return }
            shown[kind, default: Array(repeating: [], count: severities.count + 1)][rank].append(
                ReportPage.Flag(
                    flag: kind, severity: ReportFigures.clipped(row["severity"]),
                    subject: ReportFigures.clipped(row["subject"].isEmpty ? row["subject_id"] : row["subject"]),
                    detail: ReportFigures.clipped(row["detail"], to: 400),
                    amount: row["amount"].isEmpty ? "" : row["currency"] + " " + ReportFigures.amount(row["amount"])))
        }
        let kept = shown.mapValues { Array($0.joined().prefix(Self.mostFlags)) }
        let ordered = kept.values.flatMap { $0 }.enumerated().sorted { left, right in
            let (l, r) = (severities.firstIndex(of: left.element.severity) ?? 3, severities.firstIndex(of: right.element.severity) ?? 3)
            if l != r { return l < r }
            return left.element.flag == right.element.flag ? left.offset < right.offset : left.element.flag < right.element.flag
        }
        page.flags = ordered.map(\.element)
        let cut = counts.filter { $0.value > Self.mostFlags }.sorted { $0.key < $1.key }
        if !cut.isEmpty {
            page.flagsNote =
                "Of each kind at most \(Self.mostFlags) are shown; flags.csv has all: "
                + cut.map { $0.key + " " + ReportFigures.count($0.value) }.joined(separator: ", ") + "."
        }
    }

    private func addChanges(to page: inout ReportPage) throws {
        var count = 0
        try run.table("changes.csv")?.eachRow { row in
            count += 1
            guard page.changes.count < Self.mostRows else { return }
            page.changes.append(
                ReportPage.Change(
                    campaign: ReportFigures.clipped(row["campaign_id"]), payment: ReportFigures.clipped(row["payment_id"]),
                    change: row["change"],
                    before: row["before"].isEmpty ? "" : row["currency"] + " " + ReportFigures.amount(row["before"]),
                    after: row["after"].isEmpty ? "" : row["currency"] + " " + ReportFigures.amount(row["after"]),
                    because: ReportFigures.clipped(row["because"])))
        }
        if count > page.changes.count {
            page.changesNote = "The first \(page.changes.count) of \(ReportFigures.count(count)) are shown; changes.csv has all."
        }
    }

    private func addRejects(to page: inout ReportPage) throws {
        struct Key: Hashable { var source, reason: String }
        var counts: [Key: Int] = [:]
        try run.table("rejects.csv")?.eachRow { row in
            counts[Key(source: row["source"], reason: row["field"] + ": " + row["reason"]), default: 0] += 1
        }
        let sorted = counts.sorted { ($1.value, $0.key.source, $0.key.reason) < ($0.value, $1.key.source, $1.key.reason) }
        page.rejects = sorted.prefix(20).map {
            ReportPage.Reason(
                source: ReportFigures.clipped($0.key.source), reason: ReportFigures.clipped($0.key.reason),
                records: ReportFigures.count($0.value))
        }
        if sorted.count > 20 { page.rejectsNote = "The 20 commonest of \(sorted.count) reasons are shown; rejects.csv has every record." }
    }

    private static func drop(_ drop: PublishedManifest.Drop) -> ReportPage.Drop {
        let counts = drop.records ?? DropSummary.Counts()
        let fates = [
            (counts.entries, "read"), (counts.repeats, "repeats"), (counts.excluded, "excluded"), (counts.rejected, "rejected"),
            (counts.blank, "blank"),
        ]
        return ReportPage.Drop(
            file: ReportFigures.clipped(drop.file ?? "", to: 300), source: drop.source ?? "", records: ReportFigures.count(counts.records),
            fates: fates.filter { $0.0 > 0 }.map { ReportFigures.count($0.0) + " " + $0.1 }.joined(separator: ", "),
            sha256: drop.sha256 ?? "")
    }
}
