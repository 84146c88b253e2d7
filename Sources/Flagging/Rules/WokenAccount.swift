public import PipelineModel

/// An account made long before a campaign that was silent for `gap` days, or had never posted, and woke with the campaign's posts inside
/// the window: it may have been bought, lent or kept for the purpose. Told for every campaign that paid for such a post; where none did,
/// once, for the campaign that it posted for first.
public struct WokenAccount: FlagRule {
    public static let name = "woken-account"
    public static let severity = Flag.Severity.medium
    public static let parameters = [FlagParameter("age", .count, "365"), FlagParameter("gap", .count, "180")]

    private struct Waking {
        var campaign: Int
        var first: Int
        var before: Day?
        var isPaid: Bool
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let paid = paidPosts(context)
        let accounts = Dictionary(grouping: context.findings.accounts.filter { $0.createdAt != nil }, by: \.handle)
        var flags: [Flag] = []
        for (handle, rows) in accounts {
            let dated = rows.compactMap { account in account.createdAt.map { (account: account, created: $0.day) } }
            guard let posts = context.posts[handle],
                let (account, created) = dated.min(by: {
                    ($0.created, context.place($0.account.place)) < ($1.created, context.place($1.account.place))
                })
            else { continue }
            let wakings = context.campaigns.indices.compactMap { waking($0, created, posts, paid, context, settings) }
            let told =
                wakings.contains(where: \.isPaid)
                ? wakings.filter(\.isPaid)
                : Array(wakings.min { ($0.first, $0.campaign) < ($1.first, $1.campaign) }.map { [$0] } ?? [])
            let (id, name) = context.subject(handle)
            for waking in told {
                let silence = waking.before.map { "its post before that is of \($0.iso)" } ?? "no post before that is known"
                let woke = context.findings.contents[posts[waking.first]].postedAt.day
                flags.append(
                    flag(
                        settings, subjectID: id, subject: name, campaign: context.campaigns[waking.campaign].id,
                        detail: "\(context.text(handle)), made on \(created.iso), posted for the campaign from \(woke.iso); \(silence)",
                        evidence: [context.place(account.place), context.contentID(posts[waking.first])],
                        severity: waking.isPaid ? Self.severity : .low))
            }
        }
        return flags
    }

    /// Per campaign, the posts that a payment is held to have bought.
    private func paidPosts(_ context: FlagContext) -> [Set<Int>] {
        var paid = Array(repeating: Set<Int>(), count: context.campaigns.count)
        for link in context.findings.links {
            for share in link.campaigns where share.grade >= .probable { paid[share.campaign].formUnion(share.posts.map(\.content)) }
        }
        return paid
    }

    /// The posts are one account's, by time; `first` of the answer is a place in them.
    private func waking(
        _ index: Int, _ created: Day, _ posts: [Int], _ paid: [Set<Int>], _ context: FlagContext, _ settings: FlagValues
    ) -> Waking? {
        let campaign = context.campaigns[index]
        guard campaign.from - created >= settings.count("age") else { return nil }
        let contents = context.findings.contents
        let inside = posts.indices.filter {
            let day = contents[posts[$0]].postedAt.day
            return day >= campaign.from && day <= campaign.to
        }
        let own = inside.filter { paid[index].contains(posts[$0]) || context.campaignContent[posts[$0]].contains(index) }
        guard let first = own.first, let insideFirst = inside.first else { return nil }
        // Posts of the same waking count as one: what matters is the silence before the first post inside the window.
        let before = insideFirst > 0 ? contents[posts[insideFirst - 1]].postedAt.day : nil
        guard contents[posts[insideFirst]].postedAt.day - (before ?? created) >= settings.count("gap") else { return nil }
        return Waking(campaign: index, first: first, before: before, isPaid: own.contains { paid[index].contains(posts[$0]) })
    }
}
