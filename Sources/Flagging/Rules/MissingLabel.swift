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
        FlagParameter(
            "labels", .words,
            "ad ads advertising advert advertisement advertisment sponsored paidpartnership paidsponsorship publicitate sponsorizat reclama parteneriatplatit "
                + "continutsponsorizat colaborareplatita publicitatepolitica werbung anzeige bezahltepartnerschaft"),
        FlagParameter("none", .words, "no false 0 none nu nein n/a -"),
    ]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let labels = DisclosureLabels(context, settings)
        var payments: [Int: [Int: Set<String>]] = [:]
        for link in context.findings.links where link.creator != nil {
            for share in link.campaigns where share.grade >= .probable {
                for post in share.posts where post.grade >= .probable {
                    payments[post.content, default: [:]][share.campaign, default: []].insert(context.findings.payments[link.payment].id)
                }
            }
        }
        return payments.flatMap { post, campaigns -> [Flag] in
            guard !labels.isLabelled(post, context) else { return [] }
            let content = context.findings.contents[post]
            let (id, name) = context.subject(content.handle)
            return campaigns.map { campaign, ids in
                flag(
                    settings, subjectID: id, subject: name, campaign: context.campaigns[campaign].id,
                    detail: "a post of \(content.postedAt.day.iso) that may have been paid for carries no disclosure label",
                    evidence: [context.contentID(post)] + ids.sorted())
            }
        }
    }
}
