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

    /// A campaign's days.
    private struct Window {
        var from: Day
        var to: Day
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let bought = boughtPosts(context)
        let windows = context.campaigns.map { Window(from: $0.from, to: $0.to) }
        let (age, gap) = (settings.count("age"), settings.count("gap"))
        var flags = FlagList()
        for (handle, row) in oldest(context) {
            let account = context.findings.accounts[row]
            let posts = context.posts.places(of: handle)
            guard !posts.isEmpty, let created = account.createdAt?.day else { continue }
            let wakings = wakings(created, posts, bought, windows, context, age: age, gap: gap)
            let told =
                wakings.contains(where: \.isPaid)
                ? wakings.filter(\.isPaid)
                : Array(wakings.min { ($0.first, $0.campaign) < ($1.first, $1.campaign) }.map { [$0] } ?? [])
            let (id, name) = context.subject(handle)
            for waking in told {
                let silence = waking.before.map { "its post before that is of \($0.iso)" } ?? "no post before that is known"
                let woke = context.posts.day(at: waking.first)
                flags.append(
                    flag(
                        settings, subjectID: id, subject: name, campaign: context.campaigns[waking.campaign].id,
                        detail: "\(context.text(handle)), made on \(created.iso), posted for the campaign from \(woke.iso); \(silence)",
                        evidence: [context.place(account.place), context.contentID(context.posts.post(at: waking.first))],
                        severity: waking.isPaid ? Self.severity : .low))
            }
        }
        return flags
    }

    /// By handle the row of the account lists that has the oldest day on which the account was made; of equal days the first place.
    private func oldest(_ context: FlagContext) -> [TextID: Int] {
        let accounts = context.findings.accounts
        var oldest: [TextID: Int] = [:]
        oldest.reserveCapacity(accounts.count)
        for index in accounts.indices {
            guard let created = accounts[index].createdAt?.day else { continue }
            guard let known = oldest[accounts[index].handle], let day = accounts[known].createdAt?.day else {
                oldest[accounts[index].handle] = index
                continue
            }
            if created < day || (created == day && context.place(accounts[index].place) < context.place(accounts[known].place)) {
                oldest[accounts[index].handle] = index
            }
        }
        return oldest
    }

    /// By post, the campaigns for which a payment is held to have bought it.
    private func boughtPosts(_ context: FlagContext) -> IndexLists {
        let shares = context.linkShares
        return IndexLists(count: context.findings.contents.count) { put in
            for link in context.findings.links.indices {
                for place in shares.places(of: link) where shares[place].isProbable {
                    for post in shares[place].posts { put(shares.content(at: post), shares[place].campaign) }
                }
            }
        }
    }

    /// The posts, by their places, are one account's; `first` of an answer is one of those places. Campaigns in their order.
    private func wakings(
        _ created: Day, _ places: Range<Int>, _ bought: IndexLists, _ windows: [Window], _ context: FlagContext, age: Int, gap: Int
    ) -> [Waking] {
        let posts = context.posts
        var wakings: [Waking] = []
        func note(_ index: Int, _ place: Int, isBought: Bool) {
            let campaign = windows[index]
            guard posts.day(at: place) >= campaign.from, posts.day(at: place) <= campaign.to, campaign.from - created >= age else { return }
            if let known = wakings.firstIndex(where: { $0.campaign == index }) {
                if isBought { wakings[known].isPaid = true }
                return
            }
            // Posts of the same waking count as one: what matters is the silence before the first post inside the window.
            var inside = place
            while inside > places.lowerBound, posts.day(at: inside - 1) >= campaign.from { inside -= 1 }
            let before = inside > places.lowerBound ? posts.day(at: inside - 1) : nil
            wakings.append(
                Waking(
                    campaign: index, first: place, before: before, isPaid: isBought,
                    isSilent: posts.day(at: inside) - (before ?? created) >= gap))
        }
        for place in places {
            let post = posts.post(at: place)
            for campaign in bought[post] { note(Int(campaign), place, isBought: true) }
            for campaign in context.campaignContent.list(of: post) { note(campaign, place, isBought: false) }
        }
        return wakings.filter(\.isSilent).sorted { $0.campaign < $1.campaign }
    }
}
