import PipelineModel
import Testing

@testable import FlowTracing

/// The numbers of payments that a trace shows are those of the ledger, of however many parts a payment's money is made up.
struct PaymentCountTests {
    /// Two origins pay an agency twice each, and the agency pays Ana out of all of it, once in euros and twice in dollars.
    private static let ledger = Ledger([
        (1, "Payer", "Agency", "60.00", "USD"), (2, "Other", "Agency", "50.00", "USD"), (3, "Payer", "Agency", "5.00", "USD"),
        (4, "Other", "Agency", "5.00", "USD"), (5, "Agency", "Ana", "110.00", "USD"), (6, "Agency", "Ana", "10.00", "USD"),
        (7, "Agency", "Ana", "7.00", "EUR"), (8, "Payer", "Ana", "1.00", "USD"),
    ])

    /// How many payments of the ledger went from one to the other in a currency.
    private static func count(_ payer: String, _ payee: String, _ currency: String) -> Int {
        ledger.findings.payments.count {
            $0.payer == ledger[payer] && $0.payee == ledger[payee] && ledger.findings.texts[$0.currency] == currency
        }
    }

    @Test(arguments: FlowMethod.allCases)
    func theLastStepHasTheLedgersPayments(_ method: FlowMethod) throws {
        let tree = try Self.ledger.tracer(method).trace(.to, [Self.ledger["Ana"]])
        let parties = Self.ledger.findings.parties
        var steps = 0
        for node in tree.nodes[tree.roots[0]].children.map({ tree.nodes[$0] }) {
            let payer = try #require(node.party)
            for sum in node.sums {
                #expect(sum.payments == Self.count(parties[payer].name, "Ana", sum.currency.code), "\(parties[payer].name)")
                steps += 1
            }
        }
        #expect(steps == 3)
        #expect(tree.text(parties).contains("─ Agency  EUR 7.00 (1), USD 120.00 (2), 10-09…10-11\n"))
    }

    /// Every way's payments are among those of the step that it is a part of, and every step's among the ledger's.
    @Test(arguments: FlowMethod.allCases, [TraceDirection.from, .to])
    func noWayHasMorePaymentsThanTheLedger(_ method: FlowMethod, _ direction: TraceDirection) throws {
        let asked = direction == .from ? ["Payer", "Other"] : ["Ana", "Agency"]
        let tree = try Self.ledger.tracer(method).trace(direction, Set(asked.map { Self.ledger[$0] }))
        let parties = Self.ledger.findings.parties
        let graph = FlowGraph(tree, parties)
        for (edge, sum) in graph.edges {
            let (payer, payee) = (try #require(graph.nodes[edge.from]), try #require(graph.nodes[edge.to]))
            let known = Self.count(parties[payer].name, parties[payee].name, sum.currency.code)
            // Traced back, a step's payments are those that brought its money to the party asked for.
            if direction == .from || parties[payee].name == "Ana" {
                #expect(sum.payments == known, "\(parties[payer].name) to \(parties[payee].name)")
            }
            #expect(sum.payments <= Self.ledger.findings.payments.count)
        }
        for (index, node) in tree.nodes.enumerated() {
            for sum in node.sums { #expect(sum.payments <= tree.payments(inStepTo: index, sum.currency)) }
        }
    }

    @Test(arguments: FlowMethod.allCases, 1...40)
    func theLastStepOfRandomLedgersHasTheLedgersPayments(_ method: FlowMethod, seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed))
        let names = ["A", "B", "C", "D", "E"]
        let ledger = Ledger(
            (1...60).map { day in
                let payer = Int.random(in: 0..<5, using: &generator)
                let payee = (payer + Int.random(in: 1..<5, using: &generator)) % 5
                return (day, names[payer], names[payee], "\(Int.random(in: 1...90, using: &generator)).00", "USD")
            })
        let tree = try ledger.tracer(method).trace(.to, [ledger["A"]])
        for node in tree.nodes[tree.roots[0]].children.map({ tree.nodes[$0] }) {
            let known = ledger.findings.payments.count { $0.payer == node.party && $0.payee == ledger["A"] }
            #expect(node.sums.map(\.payments) == [known], "seed \(seed)")
        }
    }
}
