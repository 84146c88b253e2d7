import PipelineModel
import Testing

@testable import FlowTracing

/// What is not told apart, because nobody asks about it, changes no flow and no balance of those whom the money passed.
struct FastPathTests {
    @Test(arguments: FlowMethod.allCases, 1...40)
    func flowsAreThoseOfTellingAllApart(_ method: FlowMethod, seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed))
        let names = ["A", "B", "C", "D", "E", "F", "G", "H"]
        let rows = (0..<120).map { _ in
            let payer = names[Int.random(in: 0..<5, using: &generator)]
            let payee = names[Int.random(in: 0..<8, using: &generator)]
            let sign = Int.random(in: 0..<12, using: &generator) == 0 ? "-" : ""
            return (
                day: Int.random(in: 1...20, using: &generator), payer: payer, payee: payee,
                amount: sign + String(Int.random(in: 1...500, using: &generator)),
                currency: Bool.random(using: &generator) ? "EUR" : "RON"
            )
        }
        var ledger = Ledger(rows.sorted { $0.day < $1.day })
        for (index, row) in rows.sorted(by: { $0.day < $1.day }).enumerated() where row.payee > "D" && row.payer != row.payee {
            guard Bool.random(using: &generator) else { continue }
            ledger.link(index, creator: row.payee, weights: index % 3 == 0 ? [2, 1] : [1], grades: [.confirmed, .possible])
        }
        let tracer = ledger.tracer(method)
        let fast = try tracer.campaignFlows()
        let slow = try tracer.campaignFlows(tellingAllApart: true)
        #expect(fast.flows == slow.flows, "seed \(seed)")
        #expect(fast.balances == slow.balances, "seed \(seed)")
        #expect(!fast.flows.isEmpty, "seed \(seed)")
    }
}
