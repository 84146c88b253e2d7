public import PipelineModel

/// A party that pays on most of what it receives within days: consistent with an account that only passes money through (layering). Every
/// receipt is set against what was paid in the days after it; no payment counts twice. A party that used several currencies is judged in
/// the first reporting currency.
///
/// A busy firm always pays something in the days after it received something. So what passed must be at least `share` per cent of all that
/// the party received and of all that it paid, and its payments must keep to the days after receipts more than chance explains: were they
/// made on any days, as many would have fallen there with a probability below `chance` per cent (the binomial distribution's tail).
public struct PassThrough: FlagRule {
    public static let name = "pass-through"
    public static let severity = Flag.Severity.medium
    public static let parameters = [
        FlagParameter("percent", .percent, "80"), FlagParameter("days", .count, "3"), FlagParameter("share", .percent, "50"),
        FlagParameter("chance", .percent, "20"),
    ]

    /// Payments set against one receipt, so that a hub does not stall a run.
    private static let budget = 1_000

    private struct Movement {
        var payment: Int32
        var day: Day
        var units: Int128
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        var counters: [String: UnitCounter] = [:]
        let flags = context.parties.compactMap { party -> Flag? in
            guard !context.paidTo[party].isEmpty, !context.paidBy[party].isEmpty else { return nil }
            let currency = currency(of: party, context)
            var counter = counters.removeValue(forKey: currency) ?? UnitCounter(context, in: currency)
            let received = movements(context.paidTo[party], context) { counter.unitsReceived($0) }
            let paid = movements(context.paidBy[party], context) { counter.units($0) }
            counters[currency] = counter
            guard let (used, sum) = passed(received, paid, max(30, context.daysCovered), settings) else { return nil }
            return flag(
                settings, subjectID: context.party(party).id, subject: context.party(party).name,
                campaign: context.campaign(of: used.map { Int($0) }), amount: context.plainUnits(sum, currency), currency: currency,
                detail:
                    "paid on \(context.plainUnits(sum, currency)) \(currency) within days of receiving it; it may only have passed the money through",
                evidence: used.map { context.payment($0).id }, severity: context.severity(Self.severity, for: party))
        }
        return FlagList(flags)
    }

    private func currency(of party: PartyID, _ context: FlagContext) -> String {
        let payments = context.findings.payments
        let (received, paid) = (context.paidTo[party], context.paidBy[party])
        guard let first = (received.first ?? paid.first).map({ payments[Int($0)].currency }) else { return "" }
        let isFirst = { (payment: Int32) in payments[Int(payment)].currency == first }
        let isOnly = received.allSatisfy(isFirst) && paid.allSatisfy(isFirst)
        return isOnly ? context.text(first) : context.findings.configuration.reporting.currencies.first ?? context.text(first)
    }

    private func movements(_ payments: some Sequence<Int32>, _ context: FlagContext, units: (Int32) -> Int128?) -> [Movement] {
        payments.compactMap { index in
            units(index).flatMap { $0 > 0 ? Movement(payment: index, day: context.findings.payments[Int(index)].day, units: $0) : nil }
        }
    }

    /// The receipts that passed, each with what it was paid on by, and how much that was; nil where it is too little or no more than chance.
    private func passed(_ received: [Movement], _ paid: [Movement], _ span: Int, _ settings: FlagValues) -> ([Int32], Int128)? {
        var left = paid.map(\.units)
        var first = 0
        var evidence: [Int32] = []
        var sum: Int128 = 0
        var days: Set<Day> = []
        let (reach, percent) = (settings.count("days"), Int128(settings.count("percent")))
        for receipt in received {
            while first < paid.count, left[first] == 0 || paid[first].day < receipt.day { first += 1 }
            var used: [(index: Int, units: Int128)] = []
            var open = receipt.units
            var next = first
            while next < min(paid.count, first + Self.budget), open > 0, paid[next].day - receipt.day <= reach {
                let share = min(open, left[next])
                if share > 0 { used.append((next, share)) }
                open -= share
                next += 1
            }
            let paidOn = receipt.units - open
            guard paidOn > 0, paidOn * 100 >= receipt.units * percent else { continue }
            for use in used {
                left[use.index] -= use.units
                days.insert(paid[use.index].day)
            }
            sum += paidOn
            evidence += [receipt.payment] + used.map { paid[$0.index].payment }
        }
        let total = received.reduce(Int128(0)) { $0 + $1.units }
        let most = max(total, paid.reduce(Int128(0)) { $0 + $1.units })
        guard sum > 0, sum * 100 >= most * Int128(settings.count("share")),
            chance(of: days.count, in: Set(paid.map(\.day)).count, covered: covered(received, settings.count("days")), span) * 100
                < Double(settings.count("chance"))
        else { return nil }
        var seen: Set<Int32> = []
        return (evidence.filter { seen.insert($0).inserted }, sum)
    }

    /// The days on which a payment could have counted.
    private func covered(_ received: [Movement], _ days: Int) -> Int {
        var covered = 0
        var until = Int.min
        for receipt in received {
            let day = Int(receipt.day.number)
            covered += max(0, day + days - max(until, day - 1))
            until = max(until, day + days)
        }
        return covered
    }

    /// How probable it is that of `all` days at least `found` fall on covered ones.
    private func chance(of found: Int, in all: Int, covered: Int, _ span: Int) -> Double {
        let share = min(1, Double(covered) / Double(span))
        guard share < 1 else { return 1 }
        // From all on the covered days downwards, each term from the one before.
        var term = (0..<all).reduce(1.0) { product, _ in product * share }
        var sum = term
        for inside in stride(from: all - 1, through: found, by: -1) {
            term *= Double(inside + 1) / Double(all - inside) * (1 - share) / share
            sum += term
        }
        return sum
    }
}
