internal import PipelineModel

/// Finds the posts that linked payments bought, honours the verdicts on them, and tells whether the payment was disclosed.
struct PostFinder {
    var claims: ClaimBuilder
    var references: ReferenceReader
    let decisions: DecisionBook

    private struct Key: Hashable {
        var creator: Int
        var campaign: Int
    }

    init(claims: ClaimBuilder, references: ReferenceReader, decisions: DecisionBook) {
        self.claims = claims
        self.references = references
        self.decisions = decisions
    }

    mutating func findPosts(of links: inout [PaymentLink]) {
        let content = claims.context.content
        var buyers: [Key: [PostSharing.Buyer]] = [:]
        for (index, link) in links.enumerated() {
            guard let creator = link.creator, let number = content.number(of: creator), !link.campaigns.isEmpty else { continue }
            let payment = claims.payments[link.payment]
            let facts = references.facts(of: payment.references)
            for (position, share) in link.campaigns.enumerated() {
                guard content.posts(of: number, in: share.campaign) != nil else { continue }
                let claim = claims.claim(link.payment, creator: number, campaign: share.campaign, facts: facts)
                let disclosed = claim.disclosure.flatMap { $0.supports && ($0.namesPayer || $0.namesFunder) ? $0.content : nil }
                buyers[Key(creator: number, campaign: share.campaign), default: []].append(
                    PostSharing.Buyer(
                        link: index, share: position, day: payment.day.number, probability: share.probability, facts: facts,
                        disclosed: disclosed))
            }
        }
        let sharing = PostSharing(context: claims.context)
        // Links are sorted by payment, so buyers are sorted by day and id; groups do not touch one another.
        for (key, group) in buyers {
            guard let posts = content.posts(of: key.creator, in: key.campaign) else { continue }
            for (buyer, bought) in zip(group, sharing.share(group, posts)) { links[buyer.link].campaigns[buyer.share].posts = bought }
        }
        for index in links.indices {
            apply(to: &links[index])
            links[index].disclosed = isDisclosed(links[index])
            setHandle(of: &links[index])
        }
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
        if posts.contains(where: { isLabel(claims.context.content.contents[Int($0)].label) }) { return true }
        let payment = claims.payments[link.payment]
        for entry in claims.disclosures.byCreator[number] {
            if let content = entry.content, posts.contains(content) { return true }
            let days = abs(entry.disclosure.day - payment.day)
            guard days <= max(claims.context.settings.daysAfter, claims.context.settings.daysBefore) + 7, !entry.sponsor.isEmpty else {
                continue
            }
            if claims.context.sponsors.goes(payment.payer, by: entry.sponsor) { return true }
            for funder in claims.funders[payment.payer] ?? [] where claims.context.sponsors.goes(funder, by: entry.sponsor) { return true }
        }
        return false
    }

    /// A label column may also say that there is none.
    private func isLabel(_ label: TextID) -> Bool {
        guard !label.isEmpty else { return false }
        return !["0", "false", "no", "none", "nu", "n/a", "-", "null"].contains(claims.context.texts[label].lowercased())
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
