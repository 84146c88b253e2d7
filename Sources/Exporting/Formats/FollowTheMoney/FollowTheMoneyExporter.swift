internal import PipelineModel

/// FollowTheMoney entities, one a line, for Aleph and OpenSanctions' tools.
///
/// Parties are legal entities (persons or companies where the run knows), handles are user accounts with their owner, drops are documents
/// that prove payments, campaigns are projects, posts are articles, and each link between a payment and a post is a link between payer and post.
struct FollowTheMoneyExporter: Exporter {
    let format = "ftm"
    let summary = "FollowTheMoney entities as JSON lines, payola.ftm.json, for Aleph"

    private let name = "payola.ftm.json"

    func fileNames(of run: PublishedRun) -> [String] { [name] }

    func export(_ run: PublishedRun, to folder: ExportFolder) throws -> [String] {
        let ids = FTMIdentifiers(investigation: run.manifest.investigation ?? "")
        try folder.write(name) { file in
            func write(_ entity: FTMEntity) throws { try file.write(entity.json(dataset: ids.dataset) + "\n") }
            for drop in run.manifest.drops ?? [] { try write(document(drop, ids)) }
            try campaigns(run, ids).forEach(write)
            try FTMParties(run, ids: ids).eachEntity(write)
            let drops = Set((run.manifest.drops ?? []).map { $0.file ?? "" })
            var payers: [String: String] = [:]
            try run.table("payments.csv")?.eachRow { row in
                payers[row["payment_id"]] = row["payer_id"]
                if let payment = payment(row, run, ids, drops: drops) { try write(payment) }
            }
            try posts(run, ids).forEach(write)
            try run.table("links.csv")?.eachRow { row in
                if let payer = payers[row["payment_id"]], !payer.isEmpty { try write(link(row, payer: payer, ids)) }
            }
        }
        return fileNames(of: run)
    }

    private func document(_ drop: PublishedManifest.Drop, _ ids: FTMIdentifiers) -> FTMEntity {
        let file = drop.file ?? ""
        var entity = FTMEntity(id: ids.id("drop", file), schema: "Document")
        entity.add("fileName", file)
        entity.add("title", file)
        if let hash = drop.sha256 { entity.add("description", "SHA-256 " + hash) }
        if let size = drop.bytes { entity.add("fileSize", String(size)) }
        return entity
    }

    private func campaigns(_ run: PublishedRun, _ ids: FTMIdentifiers) throws -> [FTMEntity] {
        var campaigns: [String: FTMEntity] = [:]
        try run.table("campaign_totals.csv")?.eachRow { row in
            var entity = campaigns[row["campaign_id"]] ?? FTMEntity(id: ids.id("campaign", row["campaign_id"]), schema: "Project")
            entity.add(name: row["campaign"], fallback: row["campaign_id"])
            entity.add("projectId", row["campaign_id"])
            if !row["beneficiary"].isEmpty { entity.add("summary", "Beneficiary: " + row["beneficiary"]) }
            if row["currency"] == "EUR", let total = row.decimal("total") { entity.add("amountEur", total.plain) }
            if row["currency"] == "USD", let total = row.decimal("total") { entity.add("amountUsd", total.plain) }
            campaigns[row["campaign_id"]] = entity
        }
        return campaigns.sorted { $0.key < $1.key }.map(\.value)
    }

    private func payment(_ row: PublishedRow, _ run: PublishedRun, _ ids: FTMIdentifiers, drops: Set<String>) -> FTMEntity? {
        guard !row["payer_id"].isEmpty, !row["payee_id"].isEmpty else { return nil }
        var entity = FTMEntity(id: ids.id("payment", row["payment_id"]), schema: "Payment")
        entity.add("recordId", row["payment_id"])
        entity.add("payer", ids.id("party", row["payer_id"]))
        entity.add("beneficiary", ids.id("party", row["payee_id"]))
        entity.add("date", row["date"])
        for (amount, currency) in [("amount", "currency"), ("reporting_amount", "reporting_currency")] {
            guard let decimal = row.decimal(amount) else { continue }
            if amount == "amount" {
                entity.add("amount", decimal.plain)
                entity.add("currency", row[currency])
            }
            if row[currency] == "EUR" { entity.add("amountEur", decimal.plain) }
            if row[currency] == "USD" { entity.add("amountUsd", decimal.plain) }
        }
        let campaigns = row["campaign_id"].split(separator: " ").map(String.init)
        for campaign in campaigns {
            entity.add("project", ids.id("campaign", campaign))
            entity.add("programme", campaign)
        }
        if !row["grade"].isEmpty {
            entity.add("summary", "Link to the campaign: \(row["grade"]), probability \(row["probability"]); evidence: \(row["evidence"])")
        }
        let places = SourcePlace.all(row["sources"])
        entity.add("description", places.isEmpty ? "" : "Sources: " + places.map(\.text).joined(separator: ", "))
        for place in places where drops.contains(place.file) { entity.add("proof", ids.id("drop", place.file)) }
        entity.add("publisher", "Payola run " + (run.manifest.run ?? ""))
        return entity
    }

    private func posts(_ run: PublishedRun, _ ids: FTMIdentifiers) throws -> [FTMEntity] {
        var posts: [String: FTMEntity] = [:]
        try run.table("links.csv")?.eachRow { row in
            let id = ids.id("post", row["platform"], row["content_id"])
            guard posts[id] == nil else { return }
            var entity = FTMEntity(id: id, schema: "Article")
            entity.add("title", row["platform"] + " " + row["content_id"])
            entity.add("fileName", row["content_id"])
            if WebAddress.isLink(row["url"]) { entity.add("sourceUrl", row["url"]) } else { entity.add("notes", row["url"]) }
            entity.add("author", row["handle"])
            entity.add("publisher", row["platform"])
            entity.add("publishedAt", row["posted_at"])
            posts[id] = entity
        }
        return posts.sorted { $0.key < $1.key }.map(\.value)
    }

    private func link(_ row: PublishedRow, payer: String, _ ids: FTMIdentifiers) -> FTMEntity {
        var entity = FTMEntity(
            id: ids.id("link", row["payment_id"], row["campaign_id"], row["platform"], row["content_id"]), schema: "UnknownLink")
        entity.add("subject", ids.id("party", payer))
        entity.add("object", ids.id("post", row["platform"], row["content_id"]))
        entity.add("role", "paid for (\(row["grade"]))")
        entity.add("status", row["grade"])
        entity.add("recordId", row["payment_id"])
        entity.add("summary", "Probability \(row["probability"]); evidence: \(row["evidence"])")
        if let share = row.decimal("allocated") { entity.add("description", "Share of the payment: \(share.plain) \(row["currency"])") }
        return entity
    }
}
