public import PipelineModel

/// Content disclosed as paid for, without a payment by that sponsor to that creator within `days` of it: the ledgers may lack one, or it
/// may have been paid another way.
public struct DisclosureWithoutPayment: FlagRule {
    public static let name = "disclosure-without-payment"
    public static let severity = Flag.Severity.low
    public static let parameters = [FlagParameter("days", .count, "60")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        var matcher = DisclosureMatcher(context, within: settings.count("days"))
        var flags = FlagList()
        for disclosure in context.findings.disclosures where !matcher.hasPayment(for: disclosure) {
            let (id, name) = context.subject(disclosure.handle)
            let currency = context.text(disclosure.currency)
            let sponsor = disclosure.sponsor.isEmpty ? "a sponsor not named" : context.text(disclosure.sponsor)
            flags.append(
                flag(
                    settings, subjectID: id, subject: name, amount: disclosure.amount.map { context.plain($0, currency) } ?? "",
                    currency: currency,
                    detail: "a disclosure of \(disclosure.day.iso) names \(sponsor); no such payment was found in the ledgers given",
                    evidence: context.evidence(of: disclosure)))
        }
        return flags
    }
}
