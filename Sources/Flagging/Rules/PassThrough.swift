public import PipelineModel

/// A party that pays on most of what it receives within days: consistent with an account that only passes money through (layering). Per
/// currency, every receipt is set against what was paid in the days after it; no payment counts twice.
public struct PassThrough: FlagRule {
    public static let name = "pass-through"
    public static let severity = Flag.Severity.medium
    public static let parameters = [FlagParameter("percent", .percent, "80"), FlagParameter("days", .count, "3")]

    /// Payments set against one receipt, so that a hub does not stall a run.
    private static let budget = 1_000

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        var flags: [Flag] = []
        for party in context.sorted(context.paidTo.keys) {
            let received = Dictionary(grouping: context.paidTo[party] ?? []) { context.text(context.findings.payments[$0].currency) }
            let paid = Dictionary(grouping: context.paidBy[party] ?? []) { context.text(context.findings.payments[$0].currency) }
            for currency in received.keys.sorted() {
                guard let outflows = paid[currency] else { continue }
                let (evidence, sum) = passed(received[currency] ?? [], outflows, currency, context, settings)
                guard sum > 0 else { continue }
                flags.append(
                    flag(
                        settings, subjectID: context.party(party).id, subject: context.party(party).name,
                        amount: context.plainUnits(sum, currency), currency: currency,
                        detail:
                            "paid on \(context.plainUnits(sum, currency)) \(currency) within days of receiving it; it may only have passed the money through",
                        evidence: evidence))
            }
        }
        return flags
    }

    private func passed(_ inflows: [Int], _ outflows: [Int], _ currency: String, _ context: FlagContext, _ settings: FlagValues) -> (
        [String], Int128
    ) {
        var left = outflows.map { context.units(context.findings.payments[$0], in: currency) ?? 0 }
        var first = 0
        var evidence: [String] = []
        var sum: Int128 = 0
        for inflow in inflows {
            let payment = context.findings.payments[inflow]
            guard let amount = context.units(payment, in: currency) else { continue }
            while first < outflows.count, left[first] == 0 || context.findings.payments[outflows[first]].day < payment.day { first += 1 }
            var used: [(index: Int, units: Int128)] = []
            var open = amount
            var next = first
            while next < min(outflows.count, first + Self.budget), open > 0,
                context.findings.payments[outflows[next]].day - payment.day <= settings.count("days")
            {
                let share = min(open, left[next])
                if share > 0 { used.append((next, share)) }
                open -= share
                next += 1
            }
            let paidOn = amount - open
            guard paidOn > 0, paidOn * 100 >= amount * Int128(settings.count("percent")) else { continue }
            for use in used { left[use.index] -= use.units }
            sum += paidOn
            evidence += [payment.id] + used.map { context.findings.payments[outflows[$0.index]].id }
        }
        var seen: Set<String> = []
        return (evidence.filter { seen.insert($0).inserted }, sum)
    }
}
