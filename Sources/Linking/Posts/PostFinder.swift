internal import PipelineModel

/// Finds the posts that linked payments bought, honours the verdicts on them, and tells whether the payment was disclosed.
struct PostFinder {
    private var sharing: GroupSharing
    private let references: ReferenceTable
    private let decisions: DecisionBook
    private let context: LinkContext

    private static let rounds = 8
    /// How many creators' campaigns at most teach timing and numbers.
    private static let sampleSize = 4000
    /// Groups, and links, that one core takes at a time.
    private static let (groupsOfPart, linksOfPart) = (256, 8192)

    init(claims: ClaimBuilder, references: ReferenceTable, decisions: DecisionBook) {
        sharing = GroupSharing(claims: claims)
        context = claims.context
        self.references = references
        self.decisions = decisions
    }

    mutating func findPosts(of links: inout [PaymentLink], workers: Workers) {
        // Groups do not touch one another, so each is shared out by itself.
        let groups = PostGroup.gather(links, sharing.claims, references)
        let timing = learn(groups, workers)
        let ranges = Workers.parts(of: groups.indices, size: Self.groupsOfPart)
        let template = self
        let found = workers.map(ranges.count) { part in
            var finder = template
            return ranges[part].map { finder.posts(groups[$0], timing) }
        }
        for (group, posts) in zip(groups, found.joined()) {
            for (buyer, bought) in zip(group.buyers, posts) { links[buyer.link].campaigns[buyer.share].posts = bought }
        }
        if !decisions.onPosts.isEmpty { for index in links.indices { apply(to: &links[index]) } }
        var index = 0
        for part in finish(links, workers) {
            for found in part {
                links[index].disclosed = found.disclosed
                links[index].handle = found.handle
                index += 1
            }
        }
    }

    /// What a sample of the groups says of timing and numbers.
    private func learn(_ groups: [PostGroup], _ workers: Workers) -> PostTiming {
        let step = max(1, groups.count / Self.sampleSize)
        let sample = stride(from: 0, to: groups.count, by: step).map { groups[$0] }
        let ranges = Workers.parts(of: sample.indices, size: Self.groupsOfPart)
        let template = sharing
        let disclosed = workers.map(ranges.count) { part in
            var sharing = template
            return sample[ranges[part]].map { sharing.disclosures($0) }
        }
        var timing = PostTiming()
        for _ in 0..<Self.rounds {
            let (known, counts) = (timing, PostTiming.Counts())
            let parts = workers.map(ranges.count) { part in
                var counts = counts
                for (index, factors) in zip(ranges[part], disclosed[part]) { counts += template.counts(sample[index], known, factors) }
                return counts
            }
            var all = counts
            for part in parts { all += part }
            timing = PostTiming(all)
        }
        return timing
    }

    /// Per buyer the posts that it bought.
    private mutating func posts(_ group: PostGroup, _ timing: PostTiming) -> [[PostLink]] {
        let (posts, days) = (context.content.posts(of: group), context.content.days(of: group))
        var bought = [[PostLink]](repeating: [], count: group.buyers.count)
        for (index, buyer) in group.buyers.enumerated() {
            for position in group.named[index] {
                let evidence = Evidence(kind: "reference-names-content", weight: 9, detail: "the reference names the post")
                bought[index].append(link(posts[position], buyer.probability * 0.985, [evidence]))
            }
        }
        let factors = sharing.disclosures(group)
        for (post, row) in sharing.shares(group, timing, factors).enumerated() {
            // The earlier payment where two are as likely.
            guard let most = row.max(), most >= 0.25, let index = row.firstIndex(of: most) else { continue }
            let position = group.open[post]
            let gap = Int(days[position] - group.buyers[index].day)
            let bits = timing.ratio(gap).bits
            var pieces = [Evidence(kind: "post-timing", weight: bits, detail: context.told(Self.said(gap)))]
            let disclosed = factors[post]?[index] ?? 0
            if disclosed != 0 {
                pieces.append(Evidence(kind: "post-disclosed", weight: disclosed, detail: "the post is disclosed as paid for"))
            }
            let rest = most.oddsBits - bits - disclosed
            if abs(rest) >= 0.05 {
                pieces.append(
                    Evidence(
                        kind: "posts-shared-out", weight: rest,
                        detail: context.told(
                            "\(group.buyers.count) payments and \(posts.count) posts of the campaign go together in time order")))
            }
            bought[index].append(link(posts[position], min(most, group.buyers[index].probability), pieces))
        }
        return bought.map { $0.sorted { $0.content < $1.content } }
    }

    private static func said(_ gap: Int) -> String {
        if gap == 0 { return "posted on the day of the payment" }
        return gap < 0 ? "posted \(-gap) days before the payment" : "posted \(gap) days after the payment"
    }

    private func link(_ content: Int32, _ probability: Double, _ evidence: [Evidence]) -> PostLink {
        let bounded = max(0.005, LinkAssembly.shown(probability))
        return PostLink(
            content: Int(content), probability: bounded, grade: context.settings.grade(of: bounded) ?? .possible, evidence: evidence)
    }

    /// Reviewers' verdicts on single posts.
    private func apply(to link: inout PaymentLink) {
        guard let verdicts = decisions.onPosts[link.payment] else { return }
        for index in link.campaigns.indices {
            let campaign = link.campaigns[index].campaign
            for (content, verdict) in verdicts.sorted(by: { $0.key < $1.key }) where verdict.campaign == nil || verdict.campaign == campaign
            {
                link.campaigns[index].posts.removeAll { $0.content == Int(content) }
                guard verdict.accept, context.content.campaigns(of: content).contains(campaign) else { continue }
                link.campaigns[index].posts.append(
                    PostLink(
                        content: Int(content), probability: DecisionBook.accepted, grade: .confirmed,
                        evidence: [Evidence(kind: "reviewer-accepted", weight: 13.3, detail: verdict.decision.because)]))
            }
            link.campaigns[index].posts.sort { $0.content < $1.content }
        }
    }

    /// Per link whether it is disclosed, and for which handle it was; in parts.
    private func finish(_ links: [PaymentLink], _ workers: Workers) -> [[(disclosed: Bool, handle: TextID)]] {
        let ranges = Workers.parts(of: links.indices, size: Self.linksOfPart)
        let template = self
        return workers.map(ranges.count) { part in
            var finder = template
            var disclosure = SelfDisclosure()
            return ranges[part].map { index in
                let posts = links[index].campaigns.isEmpty ? [] : links[index].campaigns.flatMap { $0.posts.map { Int32($0.content) } }
                let disclosed = finder.isDisclosed(links[index].payment, links[index].creator, posts, &disclosure)
                return (disclosed, posts.isEmpty ? links[index].handle : finder.handle(links[index]))
            }
        }
    }

    /// - Parameters:
    ///   - creator: Nil where the payment reached none.
    ///   - posts: Those that the payment bought.
    private mutating func isDisclosed(
        _ payment: Int, _ creator: PartyID?, _ posts: [Int32], _ disclosure: inout SelfDisclosure
    ) -> Bool {
        guard let creator, let number = context.content.number(of: creator) else { return false }
        for post in posts where disclosure.isDisclosed(context.content.contents[Int(post)], context.texts) { return true }
        let (day, payer) = (sharing.claims.payments[payment].day, sharing.claims.payments[payment].payer)
        let reach = max(context.settings.daysAfter, context.settings.daysBefore) + 7
        for place in sharing.claims.disclosures.places(of: number) {
            if !posts.isEmpty, let content = sharing.claims.disclosures.contents[place] {
                if posts.contains(content) { return true }
                // It speaks for its own post: not for a payment that bought others.
                continue
            }
            guard abs(sharing.claims.disclosures.disclosures[place].day - day) <= reach else { continue }
            if sharing.claims.pays(payer, as: sharing.claims.disclosures.sponsors[place]) { return true }
        }
        return false
    }

    /// The handle whose posts were bought, unless the reference named one.
    private mutating func handle(_ link: PaymentLink) -> TextID {
        guard link.creator != nil, let post = link.campaigns.first?.posts.first else { return link.handle }
        let facts = references.facts(of: sharing.claims.payments[link.payment].references)
        return facts.handles.contains { $0.handle == link.handle } ? link.handle : context.content.contents[post.content].handle
    }
}
