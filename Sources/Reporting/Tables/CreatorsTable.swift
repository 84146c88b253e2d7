import PipelineModel

struct CreatorsTable: ReportTable {
    static let fileName = "creators.csv"
    static let columns = [
        "creator_id", "creator", "handle", "campaign_id", "currency", "total", "confirmed", "probable", "possible", "payments", "posts",
        "disclosed", "undisclosed", "account_created", "first_post", "recruited_via",
    ]

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        let profiles = CreatorProfiles(report.findings)
        for total in report.sorted(report.aggregates.creators) {
            let creator = report.findings.parties[total.party]
            writer.text(creator.id)
            writer.text(creator.name)
            var handles = writer.beginPieces()
            for handle in creator.handles {
                handles.separate()
                handles.append(handle, in: report.findings.texts)
            }
            writer.end(&handles)
            writer.text(report.configuration.campaigns[total.campaign].id)
            writer.text(total.currency.code)
            for amount in [total.amounts.total, total.amounts.confirmed, total.amounts.probable, total.amounts.possible] {
                writer.amount(amount, total.currency)
            }
            writer.number(total.payments)
            writer.number(total.posts)
            writer.amount(total.disclosed, total.currency)
            writer.amount(total.undisclosed, total.currency)
            writer.text(profiles.created[total.party]?.day.iso ?? "")
            writer.text(profiles.firstPost[total.party]?.day.iso ?? "")
            writer.text(profiles.recruitedVia[total.party]?.sorted().joined(separator: " ") ?? "")
            try writer.endRow()
        }
    }
}

/// What account lists and posts say of each creator.
struct CreatorProfiles {
    /// The oldest of the creator's accounts.
    private(set) var created: [PartyID: Moment] = [:]
    private(set) var firstPost: [PartyID: Moment] = [:]
    private(set) var recruitedVia: [PartyID: Set<String>] = [:]

    init(_ findings: Findings) {
        for account in findings.accounts {
            guard let owner = findings.parties.owners[account.handle] else { continue }
            if let moment = account.createdAt { created[owner] = min(created[owner] ?? moment, moment) }
            if !account.recruitedVia.isEmpty { recruitedVia[owner, default: []].insert(findings.texts[account.recruitedVia]) }
        }
        for content in findings.contents {
            guard let owner = findings.parties.owners[content.handle] else { continue }
            firstPost[owner] = min(firstPost[owner] ?? content.postedAt, content.postedAt)
        }
    }
}
