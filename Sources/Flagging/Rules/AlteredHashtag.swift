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

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let known = Set(context.campaigns.flatMap { $0.hashtags.flatMap { Folding.hashtags("#" + $0) } })
        var changes = HashtagChanges(HashtagLikeness(context.campaigns, distance: settings.count("distance")), known: known, context)
        let ofCampaign = context.campaigns.map { changes.number(of: $0.hashtags.flatMap { Folding.hashtags("#" + $0) }) }
        var found: [Key: Evidence] = [:]
        var briefs: [PartyID: [(payment: Payment, tags: [String])]] = [:]
        for link in context.findings.links {
            let payment = context.findings.payments[link.payment]
            let ordered = tags(payment, context)
            let number = ordered.isEmpty ? nil : changes.number(of: ordered)
            for share in link.campaigns where share.grade >= .probable {
                guard let creator = link.creator else { continue }
                let bought = Set(share.posts.lazy.filter { $0.grade >= .probable }.map(\.content))
                for post in posts(near: payment, creator, bought, context) {
                    // What another campaign's hashtag is doing in a post is asked only where the payment ordered one, and bought the post.
                    guard
                        let change = changes.inPost(
                            post, ordered: number ?? ofCampaign[share.campaign], orOfOthers: number != nil && bought.contains(post))
                    else { continue }
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
                guard let change = changes.change(from: tags, to: ordered.filter { !asOrdered.contains($0) }),
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

    /// The posts that the payment bought, and all that the creator posted while it could have bought them.
    private func posts(near payment: Payment, _ creator: PartyID, _ bought: Set<Int>, _ context: FlagContext) -> [Int] {
        let settings = context.findings.configuration.link
        var posts = Array(bought)
        for handle in context.party(creator).handles {
            for post in context.posts[handle] ?? [] where !bought.contains(post) {
                let day = context.findings.contents[post].postedAt.day
                if day - payment.day >= -settings.daysBefore, day - payment.day <= settings.daysAfter { posts.append(post) }
            }
        }
        return posts
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
        payment.references.flatMap { reference -> [String] in
            let hasAny = context.findings.texts.withBytes(of: reference) { $0.contains(UInt8(ascii: "#")) }
            return hasAny ? Folding.hashtags(context.text(reference)) : []
        }
    }
}
