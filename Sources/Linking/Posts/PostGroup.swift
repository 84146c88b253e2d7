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
    /// How many those are.
    let namedCounts: [Int]
    /// Positions of the posts that no reference names, and their days.
    let open: [Int]
    let openDays: [Int32]
    /// Per position the post, and its day.
    let posts: ArraySlice<Int32>
    let days: ArraySlice<Int32>

    init(creator: Int, campaign: Int, group: Int, buyers: [PostSharing.Buyer], content: ContentIndex) {
        self.creator = creator
        self.campaign = campaign
        self.group = group
        self.buyers = buyers
        let places = content.groups[group].places
        let (posts, days) = (content.groupPosts[places], content.groupDays[places])
        let named: [[Int]] = buyers.map { buyer in
            if buyer.facts.isEmpty { return [] }
            let contents = buyer.facts.contents
            return contents.isEmpty ? [] : (0..<posts.count).filter { contents.contains(posts[posts.startIndex + $0]) }
        }
        let isNamed = named.contains { !$0.isEmpty }
        let taken = isNamed ? Set(named.joined()) : []
        let open = isNamed ? (0..<posts.count).filter { !taken.contains($0) } : Array(0..<posts.count)
        self.named = named
        namedCounts = named.map { $0.count }
        self.open = open
        openDays = open.map { days[days.startIndex + $0] }
        (self.posts, self.days) = (posts, days)
    }

    func post(_ position: Int) -> Int32 { posts[posts.startIndex + position] }
    func day(_ position: Int) -> Int32 { days[days.startIndex + position] }

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
