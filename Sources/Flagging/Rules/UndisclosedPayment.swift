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

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let labels = (try? FlagValues(MissingLabel.self, context.findings.configuration.flags)).map { DisclosureLabels(context, $0) }
        func isLabelled(_ link: PaymentLink) -> Bool {
            link.campaigns.contains { share in
                share.posts.contains { $0.grade >= .probable && labels?.isLabelled($0.content, context) == true }
            }
        }
        let (links, payments) = (context.findings.links, context.findings.payments)
        var flags = FlagList()
        for index in links.indices where !links[index].disclosed {
            guard let creator = links[index].creator, links[index].campaigns.contains(where: { $0.grade >= .probable }),
                payments[links[index].payment].amount > .zero, !isLabelled(links[index])
            else { continue }
            let payment = payments[links[index].payment]
            let detail =
                "a payment of \(payment.day.iso) by \(context.name(of: payment.payer)) has no disclosure in the records given"
            for share in links[index].campaigns where share.grade >= .probable {
                let posts = share.posts.filter { $0.grade >= .probable }.map { context.contentID($0.content) }.sorted()
                flags.append(
                    flag(
                        settings, subjectID: context.id(of: creator), subject: context.name(of: creator),
                        campaign: context.campaigns[share.campaign].id, amount: context.plain(payment),
                        currency: context.text(payment.currency), detail: detail, evidence: [payment.id] + posts))
            }
        }
        return flags
    }
}
