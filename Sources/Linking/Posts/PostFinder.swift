internal import PipelineModel

/// Finds the posts that linked payments bought, honours the verdicts on them, and tells whether the payment was disclosed.
struct PostFinder {
    private var sharing: GroupSharing
    private let references: ReferenceTable
    private let decisions: DecisionBook
    private let context: LinkContext
    /// What a reference that names the post says: nothing of it differs from link to link.
    private let namesPost: EvidenceList
    private var pieces: EvidenceList.Builder

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
        pieces = EvidenceList.Builder(tellsDetails: context.tellsDetails)
        pieces.add(.referenceNamesContent, 9, "the reference names the post")
        namesPost = pieces.take()
    }

    func findPosts(of links: inout [PaymentLink], workers: Workers) {
        // Groups do not touch one another, so each is shared out by itself.
        let groups = PostGroups(links, sharing.claims, references, workers)
        let timing = learn(groups, workers)
        let ranges = Workers.parts(of: groups.indices, size: Self.groupsOfPart)
        let template = self
        let found = workers.map(ranges.count) { part in
            var finder = template
            return ranges[part].map { finder.posts(groups[$0], timing) }
        }
        for (group, posts) in zip(groups.indices, found.joined()) {
            for (buyer, bought) in zip(groups.buyers(of: group), posts) where !bought.isEmpty {
                links[buyer.link].campaigns[buyer.share].posts = bought
            }
        }
        if !decisions.onPosts.isEmpty { for index in links.indices { apply(to: &links[index]) } }
        finish(&links, workers)
    }

    /// What a sample of the groups says of timing and numbers.
    private func learn(_ groups: PostGroups, _ workers: Workers) -> PostTiming {
        let sample = Array(stride(from: 0, to: groups.count, by: max(1, groups.count / Self.sampleSize)))
        let ranges = Workers.parts(of: sample.indices, size: Self.groupsOfPart)
        let template = sharing
        let sampled = workers.map(ranges.count) { part in
            var sharing = template
            return ranges[part].map { index in
                let group = groups[sample[index]]
                return (group: group, factors: sharing.disclosures(group))
            }
        }
        var timing = PostTiming()
        for _ in 0..<Self.rounds {
            let (known, counts) = (timing, PostTiming.Counts())
            let parts = workers.map(ranges.count) { part in
                var counts = counts
                for item in sampled[part] { counts += template.counts(item.group, known, item.factors) }
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
        var bought = [[PostLink]](repeating: [], count: group.buyers.count)
        for (index, buyer) in group.buyers.enumerated() {
            for position in group.named[index] {
                bought[index].append(link(group.post(position), buyer.probability * 0.985, namesPost))
            }
        }
        let factors = sharing.disclosures(group)
        let shares = sharing.shares(group, timing, factors)
        for post in group.open.indices {
            // The earlier payment where two are as likely.
            guard let (index, most) = shares.likeliest(post), most >= 0.25 else { continue }
            let position = group.open[post]
            let gap = Int(group.openDays[post] - group.buyers[index].day)
            let bits = timing.ratio(gap).bits
            pieces.add(.postTiming, bits, Self.said(gap))
            let disclosed = factors[post]?[index] ?? 0
            if disclosed != 0 {
                pieces.add(.postDisclosed, disclosed, "the post is disclosed as paid for")
            }
            let rest = most.oddsBits - bits - disclosed
            if abs(rest) >= 0.05 {
                pieces.add(
                    .postsSharedOut, rest,
                    "\(group.buyers.count) payments and \(group.posts.count) posts of the campaign go together in time order")
            }
            bought[index].append(link(group.post(position), min(most, group.buyers[index].probability), pieces.take()))
        }
        return bought.map { $0.sorted { $0.content < $1.content } }
    }

    private static func said(_ gap: Int) -> String {
        if gap == 0 { return "posted on the day of the payment" }
        return gap < 0 ? "posted \(-gap) days before the payment" : "posted \(gap) days after the payment"
    }

    private func link(_ content: Int32, _ probability: Double, _ evidence: EvidenceList) -> PostLink {
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

    /// Says of each link whether it is disclosed, and for which handle it was.
    private func finish(_ links: inout [PaymentLink], _ workers: Workers) {
        let template = self
        workers.change(&links, partSize: Self.linksOfPart) { links in
            var finder = template
            var disclosure = SelfDisclosure()
            for index in links.indices {
                guard let creator = links[index].creator else { continue }
                let campaigns = links[index].campaigns
                links[index].disclosed = finder.isDisclosed(links[index].payment, creator, campaigns, &disclosure)
                guard let post = campaigns.first?.posts.first else { continue }
                links[index].handle = finder.handle(links[index].payment, links[index].handle, post)
            }
        }
    }

    private mutating func isDisclosed(
        _ payment: Int, _ creator: PartyID, _ campaigns: [CampaignShare], _ disclosure: inout SelfDisclosure
    ) -> Bool {
        guard let number = context.content.number(of: creator) else { return false }
        var hasPosts = false
        for share in campaigns {
            for post in share.posts {
                hasPosts = true
                if disclosure.isDisclosed(context.content.contents[post.content], context.texts) { return true }
            }
        }
        let (day, payer) = (sharing.claims.payments[payment].day, sharing.claims.payments[payment].payer)
        let reach = max(context.settings.daysAfter, context.settings.daysBefore) + 7
        for place in sharing.claims.disclosures.places(of: number) {
            if hasPosts, let content = sharing.claims.disclosures.contents[place] {
                if campaigns.contains(where: { $0.posts.contains { $0.content == Int(content) } }) { return true }
                // It speaks for its own post: not for a payment that bought others.
                continue
            }
            guard abs(sharing.claims.disclosures.disclosures[place].day - day) <= reach else { continue }
            if sharing.claims.pays(payer, as: sharing.claims.disclosures.sponsors[place]) { return true }
        }
        return false
    }

    /// The handle whose post was bought, unless the reference named one.
    private func handle(_ payment: Int, _ handle: TextID, _ post: PostLink) -> TextID {
        let facts = references.facts(of: sharing.claims.payments[payment].references)
        return facts.handles.contains { $0.handle == handle } ? handle : context.content.contents[post.content].handle
    }
}
