import PipelineModel

/// Which campaign an advertisement belongs to: the one that the record names by id or name, else the one that lists the advertiser or payer
/// as a sponsor and whose window the advertisement ran in. Where several fit, none is taken.
struct AdCampaigns {
    private let campaigns: [Campaign]
    private let texts: TextTable
    private var byName: [String: String] = [:]
    /// Campaigns by the folded, sorted words of their sponsors' names.
    private var bySponsor: [String: [Int]] = [:]

    init(_ report: Report) {
        campaigns = report.configuration.campaigns
        texts = report.findings.texts
        for campaign in campaigns.reversed() { byName[Self.key(campaign.name)] = campaign.id }
        for campaign in campaigns.reversed() { byName[Self.key(campaign.id)] = campaign.id }
        byName[""] = nil
        for (index, campaign) in campaigns.enumerated() {
            for key in Set(campaign.sponsors.map(Self.key)) where !key.isEmpty { bySponsor[key, default: []].append(index) }
        }
    }

    /// The campaign's id, or an empty text.
    func campaign(of record: AdSpend) -> String {
        if !record.campaign.isEmpty, let named = byName[Self.key(texts[record.campaign])] { return named }
        let sponsored = Set([record.advertiser, record.payer].flatMap { bySponsor[Self.key(texts[$0])] ?? [] })
        let fitting = sponsored.filter { index in
            let window = campaigns[index]
            return (record.from ?? record.to).map { $0 <= window.to } ?? false
                && (record.to ?? record.from).map { $0 >= window.from } ?? false
        }
        return fitting.count == 1 ? fitting.first.map { campaigns[$0].id } ?? "" : ""
    }

    private static func key(_ name: String) -> String {
        var reader = FoldedWords()
        reader.read(name)
        return reader.words.map { reader.text($0.start..<$0.end) }.sorted().joined(separator: " ")
    }
}
