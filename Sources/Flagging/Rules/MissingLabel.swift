public import PipelineModel

/// A post that a payment bought and that carries neither a disclosure hashtag, whole and folded (`#adorabil` is not `#ad`), nor a label of
/// its platform, and for which no disclosure names one.
///
/// The FTC's Endorsement Guides ask for a clear and conspicuous disclosure (16 CFR 255.5); which labels count elsewhere differs, so
/// `labels` lists them.
public struct MissingLabel: FlagRule {
    public static let name = "missing-label"
    public static let severity = Flag.Severity.medium
    public static let parameters = [
        FlagParameter("labels", .words, DisclosureHashtags.known.joined(separator: " ")),
        FlagParameter("none", .words, "no false 0 none nu nein n/a -"),
    ]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let labels = DisclosureLabels(context, settings)
        var bought: [Purchase] = []
        let (links, shares, campaigns) = (context.findings.links, context.linkShares, context.campaigns)
        for index in links.indices where links[index].creator != nil {
            for place in shares.places(of: index) where shares[place].isProbable {
                shares.forEachProbablePost(of: shares[place]) {
                    bought.append(Purchase(post: Int32($0), campaign: shares[place].campaign, payment: Int32(links[index].payment)))
                }
            }
        }
        bought.sort { ($0.post, $0.campaign, $0.payment) < ($1.post, $1.campaign, $1.payment) }
        var flags = FlagList()
        for purchases in bought.chunked({ $0.post == $1.post && $0.campaign == $1.campaign }) {
            guard let first = purchases.first, !labels.isLabelled(Int(first.post), context) else { continue }
            let content = context.findings.contents[Int(first.post)]
            let (id, name) = context.subject(content.handle)
            flags.append(
                flag(
                    settings, subjectID: id, subject: name, campaign: campaigns[Int(first.campaign)].id,
                    detail: "a post of \(content.postedAt.day.iso) that may have been paid for carries no disclosure label",
                    evidence: [context.contentID(Int(first.post))] + context.ids(ofPayments: purchases.lazy.map(\.payment))))
        }
        return flags
    }

    /// A post that a payment for a campaign bought.
    private struct Purchase {
        var post: Int32
        var campaign: Int32
        var payment: Int32
    }
}

extension Array {
    /// Runs of neighbours that belong together.
    func chunked(_ belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var runs: [ArraySlice<Element>] = []
        var start = 0
        for index in indices where index + 1 == count || !belong(self[index], self[index + 1]) {
            runs.append(self[start...index])
            start = index + 1
        }
        return runs
    }
}
