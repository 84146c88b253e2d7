import PipelineModel
import TestSupport
import Testing

@testable import Flagging

/// The look-ups that rules share, beside the plain way to the same answer.
struct ContextTests {
    /// Payments of one payer: amounts that repeat, written in several ways, in two currencies.
    private static func world(_ seed: UInt64, payments: Int) -> World {
        var generator = SeededGenerator(seed: seed)
        var world = World()
        for _ in 0..<payments {
            let amount = ["1", "1.0", "1.00", "2.5", "2.50", "10", "100"].randomElement(using: &generator) ?? ""
            world.pay(
                Int.random(in: 0..<40, using: &generator), "A", ["B", "C", "D", "E"].randomElement(using: &generator) ?? "", amount,
                Bool.random(using: &generator) ? "EUR" : "RON")
        }
        world.findings.payments.sort { ($0.day, $0.number) < ($1.day, $1.number) }
        world.findings.links = []
        return world
    }

    private static func context(_ world: World) -> FlagContext {
        FlagContext(findings: world.findings, aggregates: world.aggregates, flows: world.flows, converter: NoRates())
    }

    @Test(arguments: 1...60)
    func equalAmountsAreThoseOfGroupingAll(seed: Int) {
        var world = Self.world(UInt64(seed), payments: 30)
        let context = Self.context(world)
        struct Key: Hashable {
            var amount: ExactDecimal
            var currency: TextID
        }
        let paid = context.paidBy[world.party("A")]
        for least in [2, 3, 5] {
            let groups = Dictionary(grouping: paid) { Key(amount: context.payment($0).amount, currency: context.payment($0).currency) }
            var amounts = EqualAmounts()
            var found: [[Int32]] = []
            amounts.forEachGroup(of: world.party("A"), atLeast: least, context.paidBy, world.findings.payments) { found.append($0) }
            #expect(Set(found) == Set(groups.values.filter { $0.count >= least }), "seed \(seed)")
            #expect(found.count == Set(found).count)
        }
    }

    @Test(arguments: 1...60, [0, 1, 5])
    func neighboursAreThoseOfSortingAll(seed: Int, days: Int) {
        var world = Self.world(UInt64(seed), payments: 12)
        let context = Self.context(world)
        let groups = Dictionary(grouping: context.paidBy[world.party("A")]) { context.payment($0).payee }
        let expected = groups.values.filter { pair in
            zip(pair, pair.dropFirst()).contains { context.payment($1).day - context.payment($0).day <= days }
        }
        var pairs = NeighbouringPayments(parties: world.findings.parties.parties.count, within: days)
        for _ in 0..<2 {
            // The second time what the first left behind must not show.
            var found: [[Int32]] = []
            pairs.forEachPair(of: world.party("A"), context.paidBy) { found.append($0) }
            #expect(Set(found) == Set(expected) && found.count == expected.count, "seed \(seed)")
        }
    }

    @Test func paymentsAreFoundByTheirFirstDay() {
        var world = Self.world(5, payments: 30)
        let context = Self.context(world)
        let payer = world.party("A")
        for day in -1...41 {
            let place = context.paidBy.firstPlace(of: payer, onOrAfter: World.start + day)
            let expected = context.paidBy.places(of: payer).first { context.paidBy.day(at: $0) >= World.start + day }
            #expect(place == expected ?? context.paidBy.places(of: payer).upperBound)
        }
        for place in context.paidBy.places(of: payer) {
            let payment = context.payment(context.paidBy.payment(at: place))
            #expect(payment.payee == context.paidBy.other(at: place) && payment.day == context.paidBy.day(at: place))
        }
    }

    /// Money of a campaign that passed through a party concerns it, linked or not.
    @Test func whoFlowsPassThroughIsConcerned() {
        var world = World()
        world.pay(1, "A", "B", "100")
        world.findings.links = []
        let (origin, between, other) = (world.party("C"), world.party("A"), world.party("B"))
        world.flows.flows = [
            Flow(
                campaign: 0, origin: origin, path: [between], creator: world.party("Ana"), amount: 1,
                currency: Currency(code: "EUR", minorUnits: 2), method: .fifo)
        ]
        let context = Self.context(world)
        #expect(context.isConcerned(origin) && context.isConcerned(between) && !context.isConcerned(other))
    }
}
