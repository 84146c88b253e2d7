public import PipelineModel

/// One payer that pays the same amount to many payees within `days`: consistent with a price list for a campaign. Where half of the payees
/// get that amount from it again and again, two weeks apart or more, it is consistent with payroll, and told only where `payees` of them are
/// creators.
public struct LookAlikePayments: FlagRule {
    public static let name = "look-alike-payments"
    public static let severity = Flag.Severity.low
    public static let parameters = [FlagParameter("payees", .count, "5"), FlagParameter("days", .count, "3")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let least = max(2, settings.count("payees"))
        var amounts = EqualAmounts()
        var flags = FlagList()
        for payer in context.parties where context.paidBy.places(of: payer).count >= least {
            amounts.forEachGroup(of: payer, atLeast: least, context.paidBy, context.findings.payments) { group in
                flags.append(contentsOf: bursts(payer, group, least, context, settings))
            }
        }
        return flags
    }

    private func bursts(_ payer: PartyID, _ group: [Int32], _ least: Int, _ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let things = group.map { (thing: $0, time: Int(context.findings.payments[Int($0)].day.number)) }
        return Bursts.find(things, span: settings.count("days")) { Set($0.map { context.findings.payments[Int($0)].payee }).count >= least }
            .compactMap { burst in
                let payees = Set(burst.map { context.payment($0).payee })
                let creators = payees.count { context.party($0).isCreator || !context.links(to: $0).isEmpty }
                guard creators >= least || !isRegular(burst, of: group, payees, context) else { return nil }
                let payments = burst.map { context.payment($0) }
                return flag(
                    settings, subjectID: context.party(payer).id, subject: context.party(payer).name,
                    campaign: context.campaign(of: burst.map { Int($0) }), amount: context.plain(payments[0]),
                    currency: context.text(payments[0].currency),
                    detail:
                        "paid the same amount to \(payees.count) payees between \(payments[0].day.iso) and \(payments[payments.count - 1].day.iso)",
                    evidence: payments.map(\.id), severity: creators >= least ? .medium : Self.severity)
            }
    }

    private func isRegular(_ burst: [Int32], of group: [Int32], _ payees: Set<PartyID>, _ context: FlagContext) -> Bool {
        guard let first = burst.first, let last = burst.last else { return false }
        let elsewhere = group.filter {
            context.payment(first).day - context.payment($0).day >= 14 || context.payment($0).day - context.payment(last).day >= 14
        }
        return payees.intersection(elsewhere.map { context.payment($0).payee }).count * 2 >= payees.count
    }
}
