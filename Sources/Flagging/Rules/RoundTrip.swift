public import PipelineModel

/// Money that comes back to who paid it, over at least one other party, within `days` and with at least `percent` of the first payment at
/// every hop: consistent with round-tripping. The shortest way back is shown.
public struct RoundTrip: FlagRule {
    public static let name = "round-trip"
    public static let severity = Flag.Severity.medium
    public static let parameters = [
        FlagParameter("percent", .percent, "80"), FlagParameter("days", .count, "30"), FlagParameter("hops", .count, "4"),
    ]
    /// Payments looked at from one start, so that a hub does not stall a run: fewer where there are many starts.
    private static let budgets = (least: 20, most: 5_000, all: 20_000_000)

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        var flags: [Flag] = []
        let starts = context.paidBy.values.reduce(0) { $0 + $1.count }
        let budget = max(Self.budgets.least, min(Self.budgets.most, Self.budgets.all / max(1, starts)))
        for party in context.sorted(context.paidBy.keys) where context.paidTo[party] != nil {
            for start in context.paidBy[party] ?? [] {
                guard let way = wayBack(start, budget, context, settings), way.count > 1 else { continue }
                let payments = way.map { context.findings.payments[$0] }
                let names = payments.dropFirst().map { context.party($0.payer).name }.joined(separator: " > ")
                let last = payments[payments.count - 1]
                flags.append(
                    flag(
                        settings, subjectID: context.party(party).id, subject: context.party(party).name, amount: context.plain(last),
                        currency: context.text(last.currency),
                        detail: "paid on \(payments[0].day.iso), may have come back by \(last.day.iso) over \(names)",
                        evidence: payments.map(\.id)))
            }
        }
        return flags
    }

    /// Breadth first from a payment: the first way on which money returns to its payer.
    private func wayBack(_ start: Int, _ budget: Int, _ context: FlagContext, _ settings: FlagValues) -> [Int]? {
        let first = context.findings.payments[start]
        let currency = context.text(first.currency)
        guard let amount = context.units(first, in: currency) else { return nil }
        var open: [(payment: Int, before: Int, hops: Int)] = [(start, -1, 1)]
        var next = 0
        var looked = 0
        var visited: Set<PartyID> = [first.payer, first.payee]
        while next < open.count {
            let (index, _, hops) = open[next]
            let payment = context.findings.payments[index]
            defer { next += 1 }
            guard hops < settings.count("hops") else { continue }
            let outgoing = context.paidBy[payment.payee] ?? []
            for candidate in outgoing[firstIndex(outgoing, onOrAfter: payment.day, context)...] {
                let other = context.findings.payments[candidate]
                looked += 1
                guard looked <= budget else { return nil }
                guard other.day - first.day <= settings.count("days") else { break }
                guard let units = context.units(other, in: currency), units <= amount,
                    units * 100 >= amount * Int128(settings.count("percent"))
                else { continue }
                if other.payee == first.payer {
                    var way = [candidate]
                    var at = next
                    while at >= 0 {
                        way.append(open[at].payment)
                        at = open[at].before
                    }
                    return way.reversed()
                }
                if visited.insert(other.payee).inserted { open.append((candidate, next, hops + 1)) }
            }
        }
        return nil
    }

    private func firstIndex(_ payments: [Int], onOrAfter day: Day, _ context: FlagContext) -> Int {
        var low = 0
        var high = payments.count
        while low < high {
            let middle = (low + high) / 2
            if context.findings.payments[payments[middle]].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
