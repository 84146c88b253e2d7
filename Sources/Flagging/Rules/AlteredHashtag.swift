public import PipelineModel

/// A hashtag ordered at one hop that is another at the next: in the references of the payments onwards, or in the posts of the creator that
/// was paid. The brief may have been changed on the way, or somebody mistyped it. One row per party, campaign and change.
///
/// A hashtag that is `distance` letters or fewer off counts as altered, and one in which a word stands in another's place; in a post, so
/// does another campaign's hashtag.
public struct AlteredHashtag: FlagRule {
    public static let name = "altered-hashtag"
    public static let severity = Flag.Severity.medium
    public static let parameters = [FlagParameter("distance", .count, "2")]

    /// Where a change shows: at whom, for which campaign, from what to what.
    private struct Key: Hashable {
        var party: PartyID
        var campaign: Int
        var from: String
        var to: String
        var isPost: Bool
    }

    private struct Evidence {
        var payments: Set<String> = []
        var posts: Set<String> = []
    }

    private typealias Change = (from: String, to: String)

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let known = Set(context.campaigns.flatMap { $0.hashtags.flatMap { Folding.hashtags("#" + $0) } })
        let likeness = HashtagLikeness(context.campaigns, distance: settings.count("distance"))
        var found: [Key: Evidence] = [:]
        var briefs: [PartyID: [(payment: Payment, tags: [String])]] = [:]
        for link in context.findings.links {
            let payment = context.findings.payments[link.payment]
            let ordered = tags(payment, context)
            for share in link.campaigns where share.grade >= .probable {
                guard let creator = link.creator else { continue }
                for (post, change) in changes(of: share, payment, creator, ordered, known, likeness, context) {
                    let key = Key(party: creator, campaign: share.campaign, from: change.from, to: change.to, isPost: true)
                    found[key, default: Evidence()].payments.insert(payment.id)
                    found[key, default: Evidence()].posts.insert(context.contentID(post))
                }
            }
            guard !ordered.isEmpty else { continue }
            let received = briefs[payment.payer] ?? self.briefs(of: payment.payer, context)
            briefs[payment.payer] = received
            let earlier = received.filter { $0.payment.day <= payment.day }
            // What somebody ordered as it is was not altered on the way.
            let asOrdered = Set(earlier.flatMap(\.tags))
            for (brief, tags) in earlier {
                guard let change = change(from: tags, to: ordered.filter { !asOrdered.contains($0) }, [], likeness),
                    Set(tags).isDisjoint(with: ordered)
                else { continue }
                let campaign = link.campaigns.first?.campaign ?? -1
                let key = Key(party: payment.payer, campaign: campaign, from: change.from, to: change.to, isPost: false)
                found[key, default: Evidence()].payments.formUnion([brief.id, payment.id])
            }
        }
        return found.map { key, evidence in
            let party = context.party(key.party)
            let detail =
                key.isPost
                ? "#\(key.from) was ordered, #\(key.to) is in the creator's post(s); the brief may have been altered"
                : "#\(key.from) in the reference of the money received is #\(key.to) in that of the money paid on; the brief may have been altered"
            return flag(
                settings, subjectID: party.id, subject: party.name, campaign: key.campaign < 0 ? "" : context.campaigns[key.campaign].id,
                detail: detail, evidence: evidence.payments.sorted() + evidence.posts.sorted())
        }
    }

    /// The posts in which the hashtag of the payment's reference, or else of its campaign, is altered: of those that it bought, and of all
    /// that the creator posted while it could have bought them.
    private func changes(
        of share: CampaignShare, _ payment: Payment, _ creator: PartyID, _ ordered: [String], _ known: Set<String>,
        _ likeness: HashtagLikeness, _ context: FlagContext
    ) -> [(post: Int, change: Change)] {
        let bought = Set(share.posts.filter { $0.grade >= .probable }.map(\.content))
        let wanted = ordered.isEmpty ? context.campaigns[share.campaign].hashtags.flatMap { Folding.hashtags("#" + $0) } : ordered
        let settings = context.findings.configuration.link
        let near = context.party(creator).handles.flatMap { context.posts[$0] ?? [] }.filter {
            let day = context.findings.contents[$0].postedAt.day
            return day - payment.day >= -settings.daysBefore && day - payment.day <= settings.daysAfter
        }
        return bought.union(near).sorted().compactMap { post in
            let others = bought.contains(post) && !ordered.isEmpty ? known : []
            return change(from: wanted, to: context.hashtags(ofContent: post), others, likeness).map { (post, $0) }
        }
    }

    /// The payments that brought a party its briefs: of those with the same hashtags, the first.
    private func briefs(of party: PartyID, _ context: FlagContext) -> [(payment: Payment, tags: [String])] {
        var seen: Set<[String]> = []
        return context.paidTo[party].compactMap { index in
            let payment = context.payment(index)
            let tags = tags(payment, context)
            return !tags.isEmpty && seen.insert(tags).inserted ? (payment, tags) : nil
        }
    }

    private func tags(_ payment: Payment, _ context: FlagContext) -> [String] {
        payment.references.flatMap { Folding.hashtags(context.text($0)) }
    }

    /// The first ordered hashtag that is missing further on while a near one, or another campaign's, stands there.
    private func change(from ordered: [String], to found: [String], _ known: Set<String>, _ likeness: HashtagLikeness) -> Change? {
        guard !ordered.isEmpty, Set(ordered).isDisjoint(with: found) else { return nil }
        for tag in ordered {
            let near = found.first { likeness.isNear(tag, $0) }
            if let other = near ?? (known.contains(tag) ? found.first { known.contains($0) } : nil) { return (tag, other) }
        }
        return nil
    }
}
