public import PipelineModel

/// A creator paid in a platform's coins or gifts, which leave no trace at a bank; the units are those that `pipeline.json` prices.
public struct PlatformCoins: FlagRule {
    public static let name = "platform-coins"
    public static let severity = Flag.Severity.low
    public static let parameters: [FlagParameter] = []

    private struct Key: Hashable {
        var creator: PartyID
        var campaign: Int
        var unit: TextID
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let units = Set(context.findings.configuration.units.map(\.code))
        guard !units.isEmpty else { return FlagList() }
        var payments: [Key: [Payment]] = [:]
        for link in context.findings.links {
            let payment = context.findings.payments[link.payment]
            guard let creator = link.creator, units.contains(context.text(payment.currency)) else { continue }
            for share in link.campaigns where share.grade >= .probable {
                payments[Key(creator: creator, campaign: share.campaign, unit: payment.currency), default: []].append(payment)
            }
        }
        let flags = payments.map { key, payments in
            let unit = context.text(key.unit)
            let sum = payments.compactMap { context.units($0, in: unit) }.reduce(0, +)
            return flag(
                settings, subjectID: context.party(key.creator).id, subject: context.party(key.creator).name,
                campaign: context.campaigns[key.campaign].id, amount: context.plainUnits(sum, unit), currency: unit,
                detail: "\(payments.count) payment(s) for the campaign reached the creator in a platform's units instead of money",
                evidence: payments.map(\.id).sorted())
        }
        return FlagList(flags)
    }
}
