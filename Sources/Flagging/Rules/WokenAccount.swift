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
        /// Whether the account was silent for long enough before.
        var isSilent: Bool
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let paid = paidPosts(context)
        let (age, gap) = (settings.count("age"), settings.count("gap"))
        let accounts = Dictionary(grouping: context.findings.accounts.filter { $0.createdAt != nil }, by: \.handle)
        var flags: [Flag] = []
        for (handle, rows) in accounts {
            let dated = rows.compactMap { account in account.createdAt.map { (account: account, created: $0.day) } }
            guard let posts = context.posts[handle],
                let (account, created) = dated.min(by: {
                    ($0.created, context.place($0.account.place)) < ($1.created, context.place($1.account.place))
                })
            else { continue }
            let wakings = wakings(created, posts, paid, context, age: age, gap: gap)
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

    /// By post, the campaigns for which a payment is held to have bought it.
    private func paidPosts(_ context: FlagContext) -> [Int: Set<Int>] {
        var paid: [Int: Set<Int>] = [:]
        for link in context.findings.links {
            for share in link.campaigns where share.grade >= .probable {
                for post in share.posts { paid[post.content, default: []].insert(share.campaign) }
            }
        }
        return paid
    }

    /// The posts are one account's, by time; `first` of an answer is a place in them. Campaigns in their order.
    private func wakings(
        _ created: Day, _ posts: [Int], _ paid: [Int: Set<Int>], _ context: FlagContext, age: Int, gap: Int
    ) -> [Waking] {
        let day = { (place: Int) in context.findings.contents[posts[place]].postedAt.day }
        var wakings: [Int: Waking] = [:]
        for place in posts.indices {
            let bought = paid[posts[place]] ?? []
            for index in bought.union(context.campaignContent[posts[place]]) {
                let campaign = context.campaigns[index]
                guard day(place) >= campaign.from, day(place) <= campaign.to, campaign.from - created >= age else { continue }
                if bought.contains(index) { wakings[index]?.isPaid = true }
                guard wakings[index] == nil else { continue }
                // Posts of the same waking count as one: what matters is the silence before the first post inside the window.
                var inside = place
                while inside > 0, day(inside - 1) >= campaign.from { inside -= 1 }
                let before = inside > 0 ? day(inside - 1) : nil
                wakings[index] = Waking(
                    campaign: index, first: place, before: before, isPaid: bought.contains(index),
                    isSilent: day(inside) - (before ?? created) >= gap)
            }
        }
        return wakings.values.filter(\.isSilent).sorted { $0.campaign < $1.campaign }
    }
}
