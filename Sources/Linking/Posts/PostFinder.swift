internal import PipelineModel

/// Finds the posts that linked payments bought, honours the verdicts on them, and tells whether the payment was disclosed.
struct PostFinder {
    var claims: ClaimBuilder
    var references: ReferenceReader
    let decisions: DecisionBook
    private var disclosure = SelfDisclosure()

    init(claims: ClaimBuilder, references: ReferenceReader, decisions: DecisionBook) {
        self.claims = claims
        self.references = references
        self.decisions = decisions
    }

    private struct Key: Hashable {
        var creator: Int
        var campaign: Int
    }

    /// A creator's posts of one campaign and the payments for them.
    private struct Group {
        var key: Key
        var buyers: [PostSharing.Buyer] = []
        /// Per buyer its payment.
        var payments: [Int] = []
        /// Per buyer the positions of the posts that its reference names.
        var named: [[Int]] = []
        /// Positions of the posts that no reference names.
        var open: [Int] = []
    }

    mutating func findPosts(of links: inout [PaymentLink]) {
        let groups = gather(links)
        var timing = PostTiming()
        let step = max(1, groups.count / Self.sampleSize)
        let sample = stride(from: 0, to: groups.count, by: step).map { groups[$0] }
        for _ in 0..<Self.rounds { timing = learn(sample, timing) }
        // Groups do not touch one another, so their order does not matter.
        for group in groups { share(group, timing, &links) }
        for index in links.indices {
            apply(to: &links[index])
            links[index].disclosed = isDisclosed(links[index])
            setHandle(of: &links[index])
        }
    }

    private static let rounds = 8
    /// How many creators' campaigns at most teach timing and numbers.
    private static let sampleSize = 4000

    private mutating func gather(_ links: [PaymentLink]) -> [Group] {
        var groups: [Group] = []
        var places: [Key: Int] = [:]
        // Links are sorted by payment, so buyers are sorted by day and id.
        for (index, link) in links.enumerated() {
            guard let creator = link.creator, !link.campaigns.isEmpty, let number = claims.context.content.number(of: creator) else {
                continue
            }
            let facts = references.facts(of: claims.payments[link.payment].references)
            for (position, share) in link.campaigns.enumerated() {
                guard let posts = claims.context.content.posts(of: number, in: share.campaign) else { continue }
                let key = Key(creator: number, campaign: share.campaign)
                let place = places[key] ?? groups.count
                if place == groups.count {
                    places[key] = place
                    groups.append(Group(key: key))
                }
                groups[place].buyers.append(
                    PostSharing.Buyer(
                        link: index, share: position, day: claims.payments[link.payment].day.number, probability: share.probability,
                        facts: facts))
                groups[place].payments.append(link.payment)
                groups[place].named.append(
                    facts.contents.isEmpty ? [] : posts.posts.indices.filter { facts.contents.contains(posts.posts[$0]) })
            }
        }
        for index in groups.indices {
            guard let posts = claims.context.content.posts(of: groups[index].key.creator, in: groups[index].key.campaign) else { continue }
            let taken = Set(groups[index].named.joined())
            groups[index].open = posts.posts.indices.filter { !taken.contains($0) }
        }
        return groups
    }

    /// Per open post and buyer, how likely the buyer bought it.
    private mutating func shares(_ group: Group, _ posts: ContentIndex.CampaignPosts, _ timing: PostTiming) -> [[Double]] {
        let settings = claims.context.settings
        let sharing = PostSharing(timing: timing, before: settings.daysBefore, after: settings.daysAfter)
        let factors = disclosures(group, posts)
        return sharing.shares(group.buyers, group.open.map { posts.days[$0] }, named: group.named.map(\.count)) { post, buyer in
            factors[post]?[buyer].exponential ?? 1
        }
    }

    /// Per open post that is disclosed, the bits of what that says for each buyer.
    private mutating func disclosures(_ group: Group, _ posts: ContentIndex.CampaignPosts) -> [Int: [Double]] {
        var factors: [Int: [Double]] = [:]
        for entry in claims.disclosures.byCreator[group.key.creator] {
            guard let content = entry.content, let post = group.open.firstIndex(where: { posts.posts[$0] == content }) else { continue }
            var bits = factors[post] ?? Array(repeating: Self.disclosedAtAll, count: group.buyers.count)
            for index in group.buyers.indices {
                let payment = claims.payments[group.payments[index]]
                if claims.agrees(entry.disclosure, payment) { bits[index] += 3 }
                guard !entry.sponsor.isEmpty else { continue }
                var isMeant = claims.context.sponsors.goes(payment.payer, by: entry.sponsor)
                for funder in claims.funders[payment.payer] ?? [] where !isMeant {
                    isMeant = claims.context.sponsors.goes(funder, by: entry.sponsor)
                }
                bits[index] += isMeant ? 2 : -1
            }
            factors[post] = bits
        }
        return factors
    }

    /// What was disclosed was paid for by somebody.
    private static let disclosedAtAll = 2.0

    /// What all groups together say of timing and numbers: sums in millionths, the same in whatever order.
    private mutating func learn(_ groups: [Group], _ timing: PostTiming) -> PostTiming {
        let unit = PayerStatistics.unit
        func millionths(_ value: Double) -> Int64 { Int64((value * unit).rounded()) }
        var bought = [Int64](repeating: 0, count: PostTiming.limits.count)
        var numbers = [Int64](repeating: 0, count: PostTiming.counts)
        // What payments bought lies near them; what lies elsewhere tells how much is posted for nothing.
        var unpaid: Int64 = 0
        var days: Int64 = 0
        for group in groups where group.buyers.contains(where: { $0.probability >= claims.context.settings.probable }) {
            guard let posts = claims.context.content.posts(of: group.key.creator, in: group.key.campaign) else { continue }
            let campaign = claims.context.campaigns[group.key.campaign]
            let beyond = beyondReach(group, posts, campaign)
            days += Int64(beyond.days)
            unpaid += Int64(beyond.posts)
            let shares = shares(group, posts, timing)
            for (row, position) in zip(shares, group.open) {
                for (share, buyer) in zip(row, group.buyers) where share > 0 {
                    bought[PostTiming.bin(Int(posts.days[position] - buyer.day))] += millionths(share)
                }
            }
            for (index, buyer) in group.buyers.enumerated() where buyer.probability >= claims.context.settings.probable {
                for position in group.named[index] { bought[PostTiming.bin(Int(posts.days[position] - buyer.day))] += millionths(1) }
                // How likely the buyer bought none, one, two …
                var counts = [Double](repeating: 0, count: PostTiming.counts)
                counts[min(group.named[index].count, PostTiming.counts - 1)] = 1
                for row in shares where row[index] > 0 {
                    for count in stride(from: PostTiming.counts - 1, to: 0, by: -1) {
                        let stays = count == PostTiming.counts - 1 ? counts[count] : counts[count] * (1 - row[index])
                        counts[count] = stays + counts[count - 1] * row[index]
                    }
                    counts[0] *= 1 - row[index]
                }
                for count in counts.indices { numbers[count] += millionths(counts[count]) }
            }
        }
        return PostTiming(
            bought: bought.map { Double($0) / unit }, numbers: numbers.map { Double($0) / unit },
            unpaid: (Double(unpaid), Double(days)))
    }

    /// The days of the campaign's window that no buyer's posts can lie on, and the creator's posts there.
    private func beyondReach(_ group: Group, _ posts: ContentIndex.CampaignPosts, _ campaign: Campaign) -> (days: Int, posts: Int) {
        let (before, after) = (Int32(claims.context.settings.daysBefore), Int32(claims.context.settings.daysAfter))
        var days = 0
        var count = 0
        func add(_ first: Int32, _ last: Int32) {
            guard first <= last else { return }
            days += Int(last - first) + 1
            count += posts.days.firstIndex(atLeast: last + 1) - posts.days.firstIndex(atLeast: first)
        }
        // Buyers come in order of their days.
        var reached = campaign.from.number - 1
        for buyer in group.buyers {
            add(reached + 1, min(buyer.day - before - 1, campaign.to.number))
            reached = max(reached, buyer.day + after)
        }
        add(reached + 1, campaign.to.number)
        return (days, count)
    }

    private mutating func share(_ group: Group, _ timing: PostTiming, _ links: inout [PaymentLink]) {
        guard let posts = claims.context.content.posts(of: group.key.creator, in: group.key.campaign) else { return }
        var bought = [[PostLink]](repeating: [], count: group.buyers.count)
        for (index, buyer) in group.buyers.enumerated() {
            for position in group.named[index] {
                let evidence = Evidence(kind: "reference-names-content", weight: 9, detail: "the reference names the post")
                bought[index].append(link(posts.posts[position], buyer.probability * 0.985, [evidence]))
            }
        }
        let factors = disclosures(group, posts)
        for (post, row) in shares(group, posts, timing).enumerated() {
            // The earlier payment where two are as likely.
            guard let most = row.max(), most >= 0.25, let index = row.firstIndex(of: most) else { continue }
            let position = group.open[post]
            let gap = Int(posts.days[position] - group.buyers[index].day)
            let bits = timing.ratio(gap).bits
            var pieces = [Evidence(kind: "post-timing", weight: bits, detail: Self.said(gap))]
            let disclosed = factors[post]?[index] ?? 0
            if disclosed != 0 {
                pieces.append(Evidence(kind: "post-disclosed", weight: disclosed, detail: "the post is disclosed as paid for"))
            }
            let rest = most.oddsBits - bits - disclosed
            if abs(rest) >= 0.05 {
                pieces.append(
                    Evidence(
                        kind: "posts-shared-out", weight: rest,
                        detail: "\(group.buyers.count) payments and \(posts.posts.count) posts of the campaign go together in time order"))
            }
            bought[index].append(link(posts.posts[position], min(most, group.buyers[index].probability), pieces))
        }
        for (buyer, found) in zip(group.buyers, bought) {
            links[buyer.link].campaigns[buyer.share].posts = found.sorted { $0.content < $1.content }
        }
    }

    private static func said(_ gap: Int) -> String {
        if gap == 0 { return "posted on the day of the payment" }
        return gap < 0 ? "posted \(-gap) days before the payment" : "posted \(gap) days after the payment"
    }

    private func link(_ content: Int32, _ probability: Double, _ evidence: [Evidence]) -> PostLink {
        let bounded = max(0.005, LinkAssembly.shown(probability))
        return PostLink(
            content: Int(content), probability: bounded, grade: claims.context.settings.grade(of: bounded) ?? .possible, evidence: evidence)
    }

    /// Reviewers' verdicts on single posts.
    private func apply(to link: inout PaymentLink) {
        guard let verdicts = decisions.onPosts[link.payment] else { return }
        for index in link.campaigns.indices {
            let campaign = link.campaigns[index].campaign
            for (content, verdict) in verdicts.sorted(by: { $0.key < $1.key }) where verdict.campaign == nil || verdict.campaign == campaign
            {
                link.campaigns[index].posts.removeAll { $0.content == Int(content) }
                guard verdict.accept, claims.context.content.campaignsOf[content]?.contains(campaign) ?? false else { continue }
                link.campaigns[index].posts.append(
                    PostLink(
                        content: Int(content), probability: DecisionBook.accepted, grade: .confirmed,
                        evidence: [Evidence(kind: "reviewer-accepted", weight: 13.3, detail: verdict.decision.because)]))
            }
            link.campaigns[index].posts.sort { $0.content < $1.content }
        }
    }

    private mutating func isDisclosed(_ link: PaymentLink) -> Bool {
        guard let creator = link.creator, let number = claims.context.content.number(of: creator) else { return false }
        let posts = link.campaigns.flatMap { $0.posts.map { Int32($0.content) } }
        for post in posts where disclosure.isDisclosed(claims.context.content.contents[Int(post)], claims.context.texts) { return true }
        let payment = claims.payments[link.payment]
        for entry in claims.disclosures.byCreator[number] {
            if let content = entry.content {
                if posts.contains(content) { return true }
                // It speaks for its own post: not for a payment that bought others.
                if !posts.isEmpty { continue }
            }
            let days = abs(entry.disclosure.day - payment.day)
            guard days <= max(claims.context.settings.daysAfter, claims.context.settings.daysBefore) + 7, !entry.sponsor.isEmpty else {
                continue
            }
            if claims.context.sponsors.goes(payment.payer, by: entry.sponsor) { return true }
            for funder in claims.funders[payment.payer] ?? [] where claims.context.sponsors.goes(funder, by: entry.sponsor) { return true }
        }
        return false
    }

    /// The handle whose posts were bought, unless the reference named one.
    private mutating func setHandle(of link: inout PaymentLink) {
        guard link.creator != nil, let post = link.campaigns.first?.posts.first else { return }
        let facts = references.facts(of: claims.payments[link.payment].references)
        if !facts.handles.contains(where: { $0.handle == link.handle }) {
            link.handle = claims.context.content.contents[post.content].handle
        }
    }
}
