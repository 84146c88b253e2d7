/// The posts that the shown payments are linked to, and the posts of each campaign's timeline.
struct CampaignPosts {
    private struct Key: Hashable {
        var payment, campaign: String
    }

    private static let mostPerPayment = 5
    private var posts: [Key: [ReportCampaign.Post]] = [:]
    private var counts: [Key: Int] = [:]

    init(_ run: PublishedRun, evidence: inout [String: CampaignEvidence]) throws {
        var shown: Set<Key> = []
        for (campaign, figures) in evidence {
            for group in figures.groups.values {
                for payment in group.payments { shown.insert(Key(payment: payment.id, campaign: campaign)) }
            }
        }
        var seen: [String: Set<String>] = [:]
        try run.table("links.csv")?.eachRow { row in
            let campaign = row["campaign_id"]
            if seen[campaign, default: []].insert(row["platform"] + "\u{0}" + row["content_id"]).inserted {
                evidence[campaign]?.addPost(row["posted_at"])
            }
            let key = Key(payment: row["payment_id"], campaign: campaign)
            guard shown.contains(key) else { return }
            counts[key, default: 0] += 1
            guard posts[key, default: []].count < Self.mostPerPayment else { return }
            let label = ReportFigures.clipped(row["platform"] + " " + row["content_id"], to: 60)
            posts[key, default: []].append(
                ReportCampaign.Post(
                    label: label, url: WebAddress.isLink(row["url"]) ? row["url"] : "", posted: String(row["posted_at"].prefix(10))))
        }
    }

    func posts(payment: String, campaign: String) -> (shown: [ReportCampaign.Post], more: Int) {
        let key = Key(payment: payment, campaign: campaign)
        let shown = posts[key] ?? []
        return (shown, (counts[key] ?? 0) - shown.count)
    }
}
