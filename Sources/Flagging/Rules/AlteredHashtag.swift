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

    /// Where a change shows: for which campaign, and which change.
    private struct Key: Hashable {
        var campaign: Int
        var change: Int32
    }

    private struct Evidence {
        var payments: Set<Int32> = []
        var posts: Set<Int32> = []
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let known = Set(context.campaigns.flatMap { $0.hashtags.flatMap { Folding.hashtags("#" + $0) } })
        var changes = HashtagChanges(
            HashtagLikeness(context.campaigns, distance: settings.count("distance")), known: known, context.hashtags)
        var orders = OrderedHashtags(context)
        var flags = inPosts(context, settings, &changes, &orders)
        flags.append(contentsOf: onTheWay(context, settings, &changes, &orders))
        return flags
    }

    /// What is another hashtag in the posts of the creator that was paid.
    private func inPosts(
        _ context: FlagContext, _ settings: FlagValues, _ changes: inout HashtagChanges, _ orders: inout OrderedHashtags
    ) -> FlagList {
        let shares = context.linkShares
        let ordersOfLinks = ordersOfLinks(context, &changes, &orders)
        let ofCampaign = context.campaigns.map { changes.number(of: $0.hashtags.flatMap { Folding.hashtags("#" + $0) }) }
        var flags = FlagList()
        var found: [Key: Evidence] = [:]
        for creator in context.parties {
            var posts: CreatorPosts?
            for linked in context.creatorLinks[creator] {
                let number = ordersOfLinks[Int(linked.link)]
                for place in shares.places(of: Int(linked.link)) where shares[place].isProbable {
                    let share = shares[place]
                    let ordered = number >= 0 ? number : ofCampaign[Int(share.campaign)]
                    let note = { (post: Int, found: inout [Key: Evidence], change: Int32) in
                        guard change >= 0 else { return }
                        let key = Key(campaign: Int(share.campaign), change: change)
                        found[key, default: Evidence()].payments.insert(linked.payment)
                        found[key, default: Evidence()].posts.insert(Int32(post))
                    }
                    // What another campaign's hashtag is doing in a post is asked only where the payment ordered one, and bought the post.
                    shares.forEachProbablePost(of: share) { post in
                        note(post, &found, changes.inPost(post, ordered: ordered, orOfOthers: number >= 0))
                    }
                    let near = posts ?? CreatorPosts(context, creator)
                    posts = near
                    near.forEach(near: linked.day, context) { post in
                        let change = changes.inPost(post, ordered: ordered, orOfOthers: false)
                        if change >= 0, !shares.hasProbablePost(share, where: { $0 == post }) { note(post, &found, change) }
                    }
                }
            }
            flags.append(contentsOf: told(found, of: creator, isPost: true, changes, context, settings))
            found.removeAll(keepingCapacity: true)
        }
        return flags
    }

    /// Per link the number of the hashtags that its payment ordered, or -1; asked in the order of payments, as they lie.
    private func ordersOfLinks(_ context: FlagContext, _ changes: inout HashtagChanges, _ orders: inout OrderedHashtags) -> [Int32] {
        let (links, shares) = (context.findings.links, context.linkShares)
        var numbers = Array(repeating: Int32(-1), count: links.count)
        for link in links.indices where links[link].creator != nil && !shares.places(of: link).isEmpty {
            numbers[link] = orders.number(ofPayment: links[link].payment, &changes) ?? -1
        }
        return numbers
    }

    /// What is another hashtag in the reference of the money that was paid on.
    private func onTheWay(
        _ context: FlagContext, _ settings: FlagValues, _ changes: inout HashtagChanges, _ orders: inout OrderedHashtags
    ) -> [Flag] {
        let payments = context.findings.payments
        var found: [PartyID: [Key: Evidence]] = [:]
        var briefs: [PartyID: Briefs] = [:]
        for link in context.findings.links {
            let payer = payments[link.payment].payer
            // Who was paid by nobody had no brief from anybody.
            guard !context.paidTo[payer].isEmpty, let order = orders.number(ofPayment: link.payment, &changes) else { continue }
            if briefs[payer] == nil { briefs[payer] = Briefs(of: payer, context, &changes, &orders) }
            guard let received = briefs[payer] else { continue }
            let (day, ordered) = (payments[link.payment].day, changes.tags(order))
            // What somebody ordered as it is was not altered on the way.
            let new = ordered.filter { !received.hasOrdered($0, by: day) }
            guard !new.isEmpty else { continue }
            for brief in received.briefs {
                guard payments[Int(brief.payment)].day <= day else { break }
                let tags = changes.tags(brief.order)
                guard !tags.contains(where: ordered.contains) else { continue }
                let change = changes.change(from: tags, to: new)
                guard change >= 0 else { continue }
                let key = Key(campaign: link.campaigns.first?.campaign ?? -1, change: change)
                found[payer, default: [:]][key, default: Evidence()].payments.formUnion([brief.payment, Int32(link.payment)])
            }
        }
        return found.flatMap { told($1, of: $0, isPost: false, changes, context, settings) }
    }

    private func told(
        _ found: [Key: Evidence], of party: PartyID, isPost: Bool, _ changes: HashtagChanges, _ context: FlagContext, _ settings: FlagValues
    ) -> [Flag] {
        found.map { key, evidence in
            let change = changes.changes[Int(key.change)]
            let detail =
                isPost
                ? "#\(change.from) was ordered, #\(change.to) is in the creator's post(s); the brief may have been altered"
                : "#\(change.from) in the reference of the money received is #\(change.to) in that of the money paid on; the brief may have been altered"
            return flag(
                settings, subjectID: context.findings.parties.parties[Int(party.rawValue)].id,
                subject: context.findings.parties.parties[Int(party.rawValue)].name,
                campaign: key.campaign < 0 ? "" : context.campaigns[key.campaign].id, detail: detail,
                evidence: context.ids(ofPayments: evidence.payments) + evidence.posts.map { context.contentID(Int($0)) }.sorted())
        }
    }

    /// All that a creator posted, so that what a payment could have bought is found by its day.
    private struct CreatorPosts {
        /// Where each handle's posts stand.
        private let places: [Range<Int>]

        init(_ context: FlagContext, _ creator: PartyID) {
            places = context.findings.parties.parties[Int(creator.rawValue)].handles.map { context.posts.places(of: $0) }
        }

        func forEach(near day: Day, _ context: FlagContext, _ body: (Int) -> Void) {
            let (before, after) = (context.findings.configuration.link.daysBefore, context.findings.configuration.link.daysAfter)
            let posts = context.posts
            for places in places {
                var place = posts.firstPlace(in: places, onOrAfter: day + -before)
                while place < places.upperBound, posts.day(at: place) - day <= after {
                    body(posts.post(at: place))
                    place += 1
                }
            }
        }
    }

    /// The payments that brought a party its briefs: of those with the same hashtags, the first; by day and id.
    private struct Briefs {
        private(set) var briefs: [(payment: Int32, order: Int32)] = []
        private var firstDay: [String: Day] = [:]

        init(of party: PartyID, _ context: FlagContext, _ changes: inout HashtagChanges, _ orders: inout OrderedHashtags) {
            var seen: Set<Int32> = []
            for payment in context.paidTo[party] {
                guard let order = orders.number(ofPayment: Int(payment), &changes), seen.insert(order).inserted else { continue }
                briefs.append((payment, order))
                for tag in changes.tags(order) where firstDay[tag] == nil { firstDay[tag] = context.findings.payments[Int(payment)].day }
            }
        }

        func hasOrdered(_ tag: String, by day: Day) -> Bool { firstDay[tag].map { $0 <= day } ?? false }
    }
}
