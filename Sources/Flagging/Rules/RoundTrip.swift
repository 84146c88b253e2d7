public import PipelineModel

/// Money that comes back to who paid it, over at least `parties` others, within `days`, with at least `percent` of the first payment at
/// every hop and no more than came in, give or take two per cent for exchange: consistent with round-tripping. The way with the fewest
/// payments is shown, and a way on which a payment was told before is not told again. What one other party sends back is mostly a refund, or
/// trade both ways.
///
/// Among parties that trade all the time some payment always fits. So nothing is told where chance explains it more than once in `surprise`
/// cases: as many payments as were looked at would have led back so often, or payments as frequent as those between the parties of the way
/// would have followed one another so often.
public struct RoundTrip: FlagRule {
    public static let name = "round-trip"
    public static let severity = Flag.Severity.medium
    public static let parameters = [
        FlagParameter("percent", .percent, "80"), FlagParameter("days", .count, "30"), FlagParameter("hops", .count, "6"),
        FlagParameter("parties", .count, "2"), FlagParameter("surprise", .count, "10"),
    ]
    /// Payments looked at from one start, so that a hub does not stall a run: fewer where there are many starts.
    private static let budgets = (least: 20, most: 5_000, all: 20_000_000)

    private struct Step {
        var payment: Int32
        var payee: PartyID
        var day: Day
        var units: Int128
        var before: Int
        var hops: Int
    }

    /// The parameters in force.
    private struct Limits {
        let days, hops, parties, surprise: Int
        let percent: Int128

        init(_ settings: FlagValues) {
            days = settings.count("days")
            hops = settings.count("hops")
            parties = settings.count("parties")
            surprise = settings.count("surprise")
            percent = Int128(settings.count("percent"))
        }
    }

    /// A payment as a search sees it, in one place: a search may look at millions.
    private struct Look {
        var amount: ExactDecimal
        var currency: TextID
        var day: Day
        var payee: PartyID

        init(at place: Int, _ context: FlagContext) {
            let payment = Int(context.paidBy.payment(at: place))
            amount = context.findings.payments[payment].amount
            currency = context.findings.payments[payment].currency
            day = context.paidBy.day(at: place)
            payee = context.paidBy.other(at: place)
        }
    }

    /// What one search leaves behind for the next to use again.
    private struct Search {
        /// By the places of payments by their payers.
        let looks: [Look]
        /// The ways so far, each a payment and the one before it.
        var open: [Step] = []
        /// Per party the number of the last search that came by it.
        var visited: [UInt32]
        var number: UInt32 = 0
        /// Per payer that was asked for, its payees in order.
        var payees: [PartyID: [UInt32]] = [:]
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        var flags = FlagList()
        let circles = Circles(context)
        let starts = context.parties.reduce(0) { sum, party in
            sum + context.paidBy.others(of: party).count { circles.canReturn(from: $0, to: party) }
        }
        let budget = max(Self.budgets.least, min(Self.budgets.most, Self.budgets.all / max(1, starts)))
        guard starts > 0 else { return FlagList() }
        let limits = Limits(settings)
        var told: Set<Int32> = []
        var counters: [UnitCounter] = []
        var counterOf: [TextID: Int] = [:]
        var search = Search(
            looks: context.parties.flatMap { party in context.paidBy.places(of: party).map { Look(at: $0, context) } },
            visited: Array(repeating: 0, count: context.findings.parties.parties.count))
        for party in context.parties where !context.paidTo[party].isEmpty {
            for (start, payee) in zip(context.paidBy[party], context.paidBy.others(of: party))
            where circles.canReturn(from: payee, to: party) && !told.contains(start) {
                let currency = context.findings.payments[Int(start)].currency
                let number = counterOf[currency] ?? counters.count
                if number == counters.count {
                    counterOf[currency] = number
                    counters.append(UnitCounter(context, in: context.text(currency)))
                }
                let way = wayBack(start, budget, circles, &search, &counters[number], context, limits)
                guard let way, way.count > max(1, limits.parties), told.isDisjoint(with: way)
                else { continue }
                told.formUnion(way)
                let payments = way.map { context.payment($0) }
                let names = payments.dropFirst().map { context.party($0.payer).name }.joined(separator: " > ")
                let last = payments[payments.count - 1]
                flags.append(
                    flag(
                        settings, subjectID: context.party(party).id, subject: context.party(party).name,
                        campaign: context.campaign(of: way.map { Int($0) }), amount: context.plain(last),
                        currency: context.text(last.currency),
                        detail: "paid on \(payments[0].day.iso), may have come back by \(last.day.iso) over \(names)",
                        evidence: payments.map(\.id), severity: context.severity(Self.severity, for: party)))
            }
        }
        return flags
    }

    /// Breadth first from a payment: the first way on which money returns to its payer.
    private func wayBack(
        _ start: Int32, _ budget: Int, _ circles: Circles, _ search: inout Search, _ counter: inout UnitCounter, _ context: FlagContext,
        _ limits: Limits
    ) -> [Int32]? {
        let payments = context.findings.payments
        let (payer, payee, firstDay) = (payments[Int(start)].payer, payments[Int(start)].payee, payments[Int(start)].day)
        guard let amount = counter.units(start) else { return nil }
        search.open.removeAll(keepingCapacity: true)
        search.open.append(Step(payment: start, payee: payee, day: firstDay, units: amount, before: -1, hops: 1))
        search.number += 1
        search.visited[Int(payer.rawValue)] = search.number
        search.visited[Int(payee.rawValue)] = search.number
        var next = 0
        var looked = 0
        var fitting = 0
        // Rounded up, as the most that may follow a payment is rounded down.
        let least = (amount * limits.percent + 99) / 100
        while next < search.open.count {
            let step = search.open[next]
            defer { next += 1 }
            guard step.hops < limits.hops else { continue }
            let most = step.units * 102 / 100
            let end = context.paidBy.places(of: step.payee).upperBound
            for place in context.paidBy.firstPlace(of: step.payee, onOrAfter: step.day)..<end {
                looked += 1
                guard looked <= budget else { return nil }
                let look = search.looks[place]
                let other = look.payee
                guard look.day - firstDay <= limits.days else { break }
                guard circles.areTogether(other, payer), let units = counter.units(look.amount, look.currency, on: look.day),
                    units <= most, units >= least
                else { continue }
                fitting += 1
                if other == payer, step.hops >= limits.parties {
                    let expected = fitting * context.paidTo.places(of: payer).count * limits.surprise
                    guard expected <= max(1_000, context.paymentCount) else { return nil }
                    var way = [context.paidBy.payment(at: place)]
                    var at = next
                    while at >= 0 {
                        way.append(search.open[at].payment)
                        at = search.open[at].before
                    }
                    way.reverse()
                    return isSurprising(way, &search, context, limits) ? way : nil
                }
                if search.visited[Int(other.rawValue)] != search.number {
                    search.visited[Int(other.rawValue)] = search.number
                    search.open.append(
                        Step(
                            payment: context.paidBy.payment(at: place), payee: other, day: look.day, units: units, before: next,
                            hops: step.hops + 1))
                }
            }
        }
        return nil
    }

    /// How often payments between these pairs, spread over the days of the ledgers, would by chance follow one another within `days` and be
    /// of fitting amounts, which about a fifth are.
    private func isSurprising(_ way: [Int32], _ search: inout Search, _ context: FlagContext, _ limits: Limits) -> Bool {
        let counts = way.map { index in
            let payment = context.payment(index)
            return Double(Self.payments(by: payment.payer, to: payment.payee, &search, context))
        }
        let share = min(1, Double(limits.days) / Double(max(30, context.daysCovered))) / 5
        let expected = counts.dropFirst().reduce(counts[0]) { $0 * $1 * share }
        return expected * Double(limits.surprise) <= 1
    }

    /// How many payments there are of one party to another. A payer's payees are put in order once, however often it is asked for.
    private static func payments(by payer: PartyID, to payee: PartyID, _ search: inout Search, _ context: FlagContext) -> Int {
        let payees = search.payees[payer] ?? context.paidBy.others(of: payer).map(\.rawValue).sorted()
        search.payees[payer] = payees
        func places(below limit: UInt64) -> Int { payees.indices.partitioningIndex { UInt64(payees[$0]) >= limit } }
        return places(below: UInt64(payee.rawValue) + 1) - places(below: UInt64(payee.rawValue))
    }
}
