public import PipelineModel

/// A payment that reached a creator for a campaign and that no disclosure in the records covers, and no label of a post that it bought: a
/// disclosure hashtag as ``MissingLabel`` knows them.
///
/// A material connection between an endorser and a seller must be disclosed (FTC, Guides Concerning the Use of Endorsements and
/// Testimonials in Advertising, 16 CFR 255.5). Records may be incomplete: the flag says only that none was found.
public struct UndisclosedPayment: FlagRule {
    public static let name = "undisclosed-payment"
    public static let severity = Flag.Severity.medium
    public static let parameters: [FlagParameter] = []

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let labels = (try? FlagValues(MissingLabel.self, context.findings.configuration.flags)).map { DisclosureLabels(context, $0) }
        func isLabelled(_ link: PaymentLink) -> Bool {
            link.campaigns.contains { share in
                share.posts.contains { $0.grade >= .probable && labels?.isLabelled($0.content, context) == true }
            }
        }
        return context.findings.links.filter { !$0.disclosed && !isLabelled($0) }.flatMap { link -> [Flag] in
            guard let creator = link.creator else { return [] }
            let payment = context.findings.payments[link.payment]
            return link.campaigns.filter { $0.grade >= .probable && payment.amount > .zero }.map { share in
                let posts = share.posts.filter { $0.grade >= .probable }.map { context.contentID($0.content) }.sorted()
                return flag(
                    settings, subjectID: context.party(creator).id, subject: context.party(creator).name,
                    campaign: context.campaigns[share.campaign].id, amount: context.plain(payment),
                    currency: context.text(payment.currency),
                    detail:
                        "a payment of \(payment.day.iso) by \(context.party(payment.payer).name) has no disclosure in the records given",
                    evidence: [payment.id] + posts)
            }
        }
    }
}
