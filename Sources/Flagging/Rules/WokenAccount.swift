public import PipelineModel

/// An account made long before a campaign that was silent for `gap` days, or had never posted, and woke with the campaign's posts inside
/// the window: it may have been bought, lent or kept for the purpose.
public struct WokenAccount: FlagRule {
    public static let name = "woken-account"
    public static let severity = Flag.Severity.medium
    public static let parameters = [FlagParameter("age", .count, "365"), FlagParameter("gap", .count, "180")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        var linked = Array(repeating: Set<Int>(), count: context.campaigns.count)
        for link in context.findings.links {
            for share in link.campaigns where share.grade >= .probable { linked[share.campaign].formUnion(share.posts.map(\.content)) }
        }
        // Per distinct list of hashtags and campaign, whether the list has one of the campaign's.
        let tags = context.campaigns.map { Set($0.hashtags.map(Folding.fold)) }
        let isTagged = context.hashtags.lists.map { list in tags.map { !$0.isDisjoint(with: list) } }
        let accounts = Dictionary(grouping: context.findings.accounts.filter { $0.createdAt != nil }, by: \.handle)
        var flags: [Flag] = []
        for (handle, accounts) in accounts {
            let dated = accounts.compactMap { account in account.createdAt.map { (account: account, created: $0.day) } }
            guard
                let (account, created) = dated.min(by: {
                    ($0.created, context.place($0.account.place)) < ($1.created, context.place($1.account.place))
                })
            else { continue }
            let posts = context.posts[handle] ?? []
            for (index, campaign) in context.campaigns.enumerated() where campaign.from - created >= settings.count("age") {
                let first = posts.first { post in
                    let content = context.findings.contents[post]
                    let isInside = content.postedAt.day >= campaign.from && content.postedAt.day <= campaign.to
                    return isInside && (isTagged[Int(context.hashtags.listOf[post])][index] || linked[index].contains(post))
                }
                guard let first else { continue }
                let woke = context.findings.contents[first].postedAt.day
                // Posts of the same waking count as one: what matters is the silence before the first post inside the window.
                let insideFirst = posts.first { context.findings.contents[$0].postedAt.day >= campaign.from } ?? first
                let wakingDay = context.findings.contents[insideFirst].postedAt.day
                let before = posts.last { context.findings.contents[$0].postedAt.day < campaign.from }.map {
                    context.findings.contents[$0].postedAt.day
                }
                guard wakingDay - (before ?? created) >= settings.count("gap") else { continue }
                let (id, name) = context.subject(handle)
                let silence = before.map { "its post before that is of \($0.iso)" } ?? "no post before that is known"
                flags.append(
                    flag(
                        settings, subjectID: id, subject: name, campaign: campaign.id,
                        detail: "\(context.text(handle)), made on \(created.iso), posted for the campaign from \(woke.iso); \(silence)",
                        evidence: [context.place(account.place), context.contentID(first)]))
            }
        }
        return flags
    }
}
