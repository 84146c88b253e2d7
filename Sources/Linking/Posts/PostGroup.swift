internal import PipelineModel

/// A creator's posts of one campaign and the payments for them.
struct PostGroup {
    let creator: Int
    let campaign: Int
    /// The posts' number in ``ContentIndex/groups``.
    let group: Int
    /// By day and payment.
    private(set) var buyers: [PostSharing.Buyer] = []
    /// Per buyer its payment.
    private(set) var payments: [Int] = []
    /// Per buyer the positions of the posts that its reference names.
    private(set) var named: [[Int]] = []
    /// Positions of the posts that no reference names.
    private(set) var open: [Int] = []

    /// The groups of all links.
    static func gather(_ links: [PaymentLink], _ claims: ClaimBuilder, _ references: ReferenceTable) -> [PostGroup] {
        let content = claims.context.content
        var groups: [PostGroup] = []
        var places = [Int32](repeating: -1, count: content.groups.count)
        // Links are sorted by payment, so buyers are sorted by day and id.
        for index in links.indices where !links[index].campaigns.isEmpty {
            let payment = links[index].payment
            guard let creator = links[index].creator, let number = content.number(of: creator) else { continue }
            let facts = references.facts(of: claims.payments[payment].references)
            for (position, share) in links[index].campaigns.enumerated() {
                guard let group = content.group(of: number, in: share.campaign) else { continue }
                if places[group] < 0 {
                    places[group] = Int32(groups.count)
                    groups.append(PostGroup(creator: number, campaign: share.campaign, group: group))
                }
                let place = Int(places[group])
                groups[place].buyers.append(
                    PostSharing.Buyer(
                        link: index, share: position, day: claims.payments[payment].day.number, probability: share.probability,
                        facts: facts))
                groups[place].payments.append(payment)
                let places = content.groups[group].places
                groups[place].named.append(
                    facts.contents.isEmpty
                        ? [] : (0..<places.count).filter { facts.contents.contains(content.groupPosts[places.lowerBound + $0]) })
            }
        }
        for index in groups.indices {
            let posts = 0..<content.groups[groups[index].group].places.count
            let isNamed = groups[index].named.contains { !$0.isEmpty }
            let taken = isNamed ? Set(groups[index].named.joined()) : []
            groups[index].open = isNamed ? posts.filter { !taken.contains($0) } : Array(posts)
        }
        return groups
    }

    private init(creator: Int, campaign: Int, group: Int) {
        self.creator = creator
        self.campaign = campaign
        self.group = group
    }

    /// The days of the campaign's window that no buyer's posts can lie on, and the creator's posts there.
    func beyondReach(_ context: LinkContext) -> (days: Int, posts: Int) {
        let content = context.content
        let places = content.groups[group].places
        let window = (first: context.campaigns[campaign].from.number, last: context.campaigns[campaign].to.number)
        let (before, after) = (Int32(context.settings.daysBefore), Int32(context.settings.daysAfter))
        var days = 0
        var count = 0
        func add(_ first: Int32, _ last: Int32) {
            guard first <= last else { return }
            days += Int(last - first) + 1
            count += content.groupDays.firstIndex(atLeast: last + 1, in: places) - content.groupDays.firstIndex(atLeast: first, in: places)
        }
        // Buyers come in order of their days.
        var reached = window.first - 1
        for buyer in buyers {
            add(reached + 1, min(buyer.day - before - 1, window.last))
            reached = max(reached, buyer.day + after)
        }
        add(reached + 1, window.last)
        return (days, count)
    }
}

extension ContentIndex {
    /// Per position in the group, the post.
    func posts(of group: PostGroup) -> [Int32] { Array(groupPosts[groups[group.group].places]) }

    /// Per position in the group, the post's day.
    func days(of group: PostGroup) -> [Int32] { Array(groupDays[groups[group.group].places]) }
}
