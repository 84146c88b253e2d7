public import PipelineModel

/// Payments of one payer to one payee, each below a threshold, that together reach it within `days`: consistent with splitting to stay
/// below a reporting limit (structuring, also called smurfing). EUR 10,000 is the limit of the Fourth EU Anti-Money Laundering Directive
/// (2015/849) for cash paid to traders; set the one that applies.
///
/// Parts of one sum are of one size: those below `alike` per cent of the largest are left out. And they come at once: a supplier that gets
/// such payments all the time is not told of, unless these are `burst` times as dense as the pair's others, or two of them stand within a
/// tenth below the threshold and the pair has few payments within a tenth above it.
public struct Structuring: FlagRule {
    public static let name = "structuring"
    public static let severity = Flag.Severity.medium
    public static let parameters = [
        FlagParameter("threshold", .amount, "10000.00"), FlagParameter("currency", .currency, "EUR"), FlagParameter("days", .count, "3"),
        FlagParameter("payments", .count, "2"), FlagParameter("alike", .percent, "50"), FlagParameter("burst", .count, "4"),
    ]

    private struct Part {
        var payment: Int32
        var day: Day
        var units: Int128
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let currency = settings.code("currency")
        guard let threshold = context.units(settings.amount("threshold"), currency, in: currency, on: Day(number: 0)) else {
            return FlagList()
        }
        var flags = FlagList()
        let days = settings.count("days")
        var counter = UnitCounter(context, in: currency)
        var pairs = NeighbouringPayments(parties: context.findings.parties.parties.count, within: days)
        for payer in context.parties where context.paidBy.places(of: payer).count > 1 {
            pairs.forEachPair(of: payer, context.paidBy) { pair in
                var small: [Part] = []
                var above = 0
                for index in pair {
                    guard let units = counter.units(index), units > 0 else { continue }
                    let day = context.findings.payments[Int(index)].day
                    if units < threshold { small.append(Part(payment: index, day: day, units: units)) }
                    if units >= threshold, units * 10 < threshold * 11 { above += 1 }
                }
                for parts in splits(small, threshold, above, max(30, context.daysCovered), settings) {
                    let payments = parts.map { context.payment($0.payment) }
                    flags.append(
                        flag(
                            settings, subjectID: context.party(payer).id, subject: context.party(payer).name,
                            campaign: context.campaign(of: parts.map { Int($0.payment) }),
                            amount: context.plainUnits(parts.reduce(0) { $0 + $1.units }, currency), currency: currency,
                            detail:
                                "\(parts.count) payments to \(context.party(payments[0].payee).name), each below the threshold, reach it "
                                + "together between \(payments[0].day.iso) and \(payments[payments.count - 1].day.iso); they may be one payment split",
                            evidence: payments.map(\.id), severity: context.severity(Self.severity, for: payer)))
                }
            }
        }
        return flags
    }

    /// Runs of payments within the days that reach the threshold, none in two runs; a run takes all of its size that its days hold.
    private func splits(_ small: [Part], _ threshold: Int128, _ above: Int, _ span: Int, _ settings: FlagValues) -> [[Part]] {
        var result: [[Part]] = []
        var start = 0
        var end = 0
        var sum: Int128 = 0
        let days = settings.count("days")
        while start < small.count {
            while end < small.count, small[end].day - small[start].day <= days {
                sum += small[end].units
                end += 1
            }
            if sum >= threshold, let parts = parts(small[start..<end], threshold, settings),
                isUnusual(parts, small, threshold, above, span, settings)
            {
                result.append(parts)
                start = end
                sum = 0
            } else {
                sum -= small[start].units
                start += 1
            }
        }
        return result
    }

    /// Those of one size, where the first is among them and they still reach the threshold.
    private func parts(_ window: ArraySlice<Part>, _ threshold: Int128, _ settings: FlagValues) -> [Part]? {
        let largest = window.reduce(0) { max($0, $1.units) }
        let parts = window.filter { $0.units * 100 >= largest * Int128(settings.count("alike")) }
        guard parts.count >= max(2, settings.count("payments")), parts.first?.payment == window.first?.payment,
            parts.reduce(0, { $0 + $1.units }) >= threshold
        else { return nil }
        return parts
    }

    /// - Parameter above: How many payments of the pair stand within a tenth above the threshold: who splits has none of those.
    private func isUnusual(
        _ parts: [Part], _ small: [Part], _ threshold: Int128, _ above: Int, _ span: Int, _ settings: FlagValues
    ) -> Bool {
        let isJustBelow = { (part: Part) in part.units * 10 >= threshold * 9 }
        if parts.count(where: isJustBelow) >= 2, small.count(where: isJustBelow) > 3 * above { return true }
        let largest = parts.reduce(0) { max($0, $1.units) }
        let others = small.count { $0.units * 100 >= largest * Int128(settings.count("alike")) } - parts.count
        return parts.count * span >= settings.count("burst") * others * (settings.count("days") + 1)
    }
}
