public import PipelineModel

/// Payments of one payer to one payee, each below a threshold, that together reach it within `days`: consistent with splitting to stay
/// below a reporting limit (structuring, also called smurfing). EUR 10,000 is the limit of the Fourth EU Anti-Money Laundering Directive
/// (2015/849) for cash paid to traders; set the one that applies.
public struct Structuring: FlagRule {
    public static let name = "structuring"
    public static let severity = Flag.Severity.medium
    public static let parameters = [
        FlagParameter("threshold", .amount, "10000.00"), FlagParameter("currency", .currency, "EUR"), FlagParameter("days", .count, "3"),
        FlagParameter("payments", .count, "2"),
    ]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let currency = settings.code("currency")
        guard let threshold = context.units(settings.amount("threshold"), currency, in: currency, on: Day(number: 0)) else { return [] }
        var flags: [Flag] = []
        for payer in context.sorted(context.paidBy.keys) {
            let byPayee = Dictionary(grouping: context.paidBy[payer] ?? []) { context.findings.payments[$0].payee }
            for payee in context.sorted(byPayee.keys) {
                let small = (byPayee[payee] ?? []).compactMap { index -> (payment: Payment, units: Int128)? in
                    let payment = context.findings.payments[index]
                    guard let units = context.units(payment, in: currency), units < threshold else { return nil }
                    return (payment, units)
                }
                for group in groups(small, threshold, settings) {
                    flags.append(
                        flag(
                            settings, subjectID: context.party(payer).id, subject: context.party(payer).name,
                            amount: context.plainUnits(group.reduce(0) { $0 + $1.units }, currency), currency: currency,
                            detail: "\(group.count) payments to \(context.party(payee).name), each below the threshold, reach it together "
                                + "between \(group[0].payment.day.iso) and \(group[group.count - 1].payment.day.iso); they may be one payment split",
                            evidence: group.map(\.payment.id)))
                }
            }
        }
        return flags
    }

    /// Runs of payments within the days that reach the threshold, none in two runs; a run takes all that its days hold.
    private func groups(_ small: [(payment: Payment, units: Int128)], _ threshold: Int128, _ settings: FlagValues) -> [[(
        payment: Payment, units: Int128
    )]] {
        var groups: [[(payment: Payment, units: Int128)]] = []
        var start = 0
        var end = 0
        var sum: Int128 = 0
        while start < small.count {
            while end < small.count, small[end].payment.day - small[start].payment.day <= settings.count("days") {
                sum += small[end].units
                end += 1
            }
            if sum >= threshold, end - start >= max(2, settings.count("payments")) {
                groups.append(Array(small[start..<end]))
                start = end
                sum = 0
            } else {
                sum -= small[start].units
                start += 1
            }
        }
        return groups
    }
}
