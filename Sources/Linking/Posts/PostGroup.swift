internal import PipelineModel

/// A creator's posts of one campaign and the payments for them.
struct PostGroup: Sendable {
    let creator: Int
    let campaign: Int
    /// The posts' number in ``ContentIndex/groups``.
    let group: Int
    /// By day and payment.
    let buyers: [PostSharing.Buyer]
    /// Per buyer the positions of the posts that its reference names.
    let named: [[Int]]
    /// Positions of the posts that no reference names.
    let open: [Int]

    init(creator: Int, campaign: Int, group: Int, buyers: [PostSharing.Buyer], content: ContentIndex) {
        self.creator = creator
        self.campaign = campaign
        self.group = group
        self.buyers = buyers
        let places = content.groups[group].places
        named = buyers.map { buyer in
            if buyer.facts.isEmpty { return [] }
            let contents = buyer.facts.contents
            return contents.isEmpty ? [] : (0..<places.count).filter { contents.contains(content.groupPosts[places.lowerBound + $0]) }
        }
        let isNamed = named.contains { !$0.isEmpty }
        let taken = isNamed ? Set(named.joined()) : []
        open = isNamed ? (0..<places.count).filter { !taken.contains($0) } : Array(0..<places.count)
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
