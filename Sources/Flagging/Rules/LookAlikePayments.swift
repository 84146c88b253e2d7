public import PipelineModel

/// One payer that pays the same amount to many payees within `days`: consistent with a price list for a campaign. Where half of the payees
/// get that amount from it again and again, two weeks apart or more, it is consistent with payroll, and told only where `payees` of them are
/// creators.
public struct LookAlikePayments: FlagRule {
    public static let name = "look-alike-payments"
    public static let severity = Flag.Severity.low
    public static let parameters = [FlagParameter("payees", .count, "5"), FlagParameter("days", .count, "3")]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let least = max(2, settings.count("payees"))
        return context.parties.flatMap { payer -> [Flag] in
            let paid = context.paidBy[payer]
            guard paid.count >= least else { return [] }
            return equalAmounts(paid, context).filter { $0.count >= least }.flatMap { bursts(payer, Array($0), least, context, settings) }
        }
    }

    /// The payments by amount, each amount's in the order given.
    private func equalAmounts(_ payments: ArraySlice<Int32>, _ context: FlagContext) -> [ArraySlice<Int32>] {
        let sorted = payments.enumerated().map { place, index in
            let payment = context.payment(index)
            let amount = payment.amount.reduced
            return (
                mantissa: amount.mantissa, unit: UInt64(amount.scale) << 32 | UInt64(payment.currency.rawValue), place: place, index: index
            )
        }.sorted { ($0.mantissa, $0.unit, $0.place) < ($1.mantissa, $1.unit, $1.place) }
        let order = sorted.map(\.index)
        var groups: [ArraySlice<Int32>] = []
        var start = 0
        for end in sorted.indices.dropFirst() + [sorted.count]
        where end == sorted.count || (sorted[end].mantissa, sorted[end].unit) != (sorted[start].mantissa, sorted[start].unit) {
            groups.append(order[start..<end])
            start = end
        }
        return groups
    }

    private func bursts(_ payer: PartyID, _ group: [Int32], _ least: Int, _ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let things = group.map { (thing: $0, time: Int(context.payment($0).day.number)) }
        return Bursts.find(things, span: settings.count("days")) { Set($0.map { context.payment($0).payee }).count >= least }
            .compactMap { burst in
                let payees = Set(burst.map { context.payment($0).payee })
                let creators = payees.count { context.party($0).isCreator || context.linksTo[$0] != nil }
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
