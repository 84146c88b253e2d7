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
        let shares = context.linkShares
        func isLabelled(_ link: Int) -> Bool {
            shares.places(of: link).contains { place in
                shares.hasProbablePost(shares[place]) { labels?.isLabelled($0, context) == true }
            }
        }
        let campaigns = context.campaigns
        let (links, payments) = (context.findings.links, context.findings.payments)
        var flags = FlagList()
        for index in links.indices where !links[index].disclosed {
            guard let creator = links[index].creator, shares.places(of: index).contains(where: { shares[$0].isProbable }),
                payments[links[index].payment].amount.mantissa > 0, !isLabelled(index)
            else { continue }
            let payment = payments[links[index].payment]
            let detail =
                "a payment of \(payment.day.iso) by \(context.name(of: payment.payer)) has no disclosure in the records given"
            for place in shares.places(of: index) where shares[place].isProbable {
                var posts: [String] = []
                shares.forEachProbablePost(of: shares[place]) { posts.append(context.contentID($0)) }
                posts.sort()
                flags.append(
                    flag(
                        settings, subjectID: context.id(of: creator), subject: context.name(of: creator),
                        campaign: campaigns[Int(shares[place].campaign)].id, amount: context.plain(payment),
                        currency: context.text(payment.currency), detail: detail, evidence: [payment.id] + posts))
            }
        }
        return flags
    }
}
