public import PipelineModel

/// A hashtag ordered at one hop that is another at the next: in the reference of the payment onwards, or in the posts that it bought. The
/// brief may have been changed on the way, or somebody mistyped it.
///
/// A hashtag that is `distance` letters or fewer off counts as altered; so does another campaign's hashtag in its place.
public struct AlteredHashtag: FlagRule {
    public static let name = "altered-hashtag"
    public static let severity = Flag.Severity.medium
    public static let parameters = [FlagParameter("distance", .count, "2")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let known = Set(context.campaigns.flatMap { $0.hashtags.map(Folding.fold) })
        var flags: [Flag] = []
        var briefs: [PartyID: [(payment: Payment, tags: [String])]] = [:]
        for link in context.findings.links {
            let payment = context.findings.payments[link.payment]
            let ordered = tags(payment, context)
            for share in link.campaigns where share.grade >= .probable && !ordered.isEmpty {
                for post in share.posts where post.grade >= .probable {
                    let content = context.findings.contents[post.content]
                    guard let change = change(from: ordered, to: context.hashtags(ofContent: post.content), known, settings) else {
                        continue
                    }
                    let (id, name) = context.subject(content.handle)
                    flags.append(
                        flag(
                            settings, subjectID: id, subject: name, campaign: context.campaigns[share.campaign].id,
                            detail:
                                "#\(change.from) in the payment's reference is #\(change.to) in the post; the brief may have been altered",
                            evidence: [payment.id, context.contentID(post.content)]))
                }
            }
            guard !ordered.isEmpty else { continue }
            let received = briefs[payment.payer] ?? self.briefs(of: payment.payer, context)
            briefs[payment.payer] = received
            for (earlier, tags) in received where earlier.day <= payment.day {
                guard let change = change(from: tags, to: ordered, known, settings) else { continue }
                flags.append(
                    flag(
                        settings, subjectID: context.party(payment.payer).id, subject: context.party(payment.payer).name,
                        campaign: link.campaigns.first.map { context.campaigns[$0.campaign].id } ?? "",
                        detail: "#\(change.from) in the reference of the money received is #\(change.to) in that of the money paid on; "
                            + "the brief may have been altered",
                        evidence: [earlier.id, payment.id]))
            }
        }
        return flags
    }

    /// The payments that brought a party its briefs: of those with the same hashtags, the first.
    private func briefs(of party: PartyID, _ context: FlagContext) -> [(payment: Payment, tags: [String])] {
        var seen: Set<[String]> = []
        return (context.paidTo[party] ?? []).compactMap { index in
            let payment = context.findings.payments[index]
            let tags = tags(payment, context)
            return !tags.isEmpty && seen.insert(tags).inserted ? (payment, tags) : nil
        }
    }

    private func tags(_ payment: Payment, _ context: FlagContext) -> [String] {
        payment.references.flatMap { Folding.hashtags(context.text($0)) }
    }

    /// The first ordered hashtag that is missing further on while a near one, or another campaign's, stands there.
    private func change(from ordered: [String], to found: [String], _ known: Set<String>, _ settings: FlagValues) -> (
        from: String, to: String
    )? {
        guard !ordered.isEmpty, Set(ordered).isDisjoint(with: found) else { return nil }
        for tag in ordered {
            let near = found.first { other in other.count > 3 && Folding.distance(tag, other, limit: settings.count("distance")) != nil }
            if let other = near ?? (known.contains(tag) ? found.first { known.contains($0) } : nil) { return (tag, other) }
        }
        return nil
    }
}
