import PipelineModel
import Testing

@testable import FlowTracing

struct AskedTransfersTests {
    /// A transfer's parts are needed where somebody asks about it, or where its payee makes a later one that matters.
    @Test(arguments: 1...60)
    func partsAreNeededWhereMoneyMayReachWhatIsAskedFor(seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed))
        let names = ["A", "B", "C", "D", "E", "F"]
        let ledger = Ledger(
            (0..<30).map { day in
                let payer = Int.random(in: 0..<6, using: &generator)
                let payee = (payer + Int.random(in: 1..<6, using: &generator)) % 6
                return (day: day, payer: names[payer], payee: names[payee], amount: "1", currency: "EUR")
            })
        let transfers = try TransferLedger(ledger.findings, converter: FiveLei())
        let wanted = Set((0..<3).map { _ in Int.random(in: 0..<30, using: &generator) })
        let asked = AskedTransfers(transfers, ledger.findings) { wanted.contains($0) }
        let all = transfers.order.map { transfers.transfer(Int($0)) }
        var matters = Array(repeating: false, count: all.count)
        for place in all.indices.reversed() {
            let isDrawnOn = all.indices.contains { $0 > place && all[$0].payer == all[place].payee && matters[$0] }
            matters[place] = isDrawnOn || wanted.contains(all[place].payment)
            let later = all.indices.filter { all[$0].payer == all[place].payer && matters[$0] && $0 > place }
            let ever = all.indices.filter { all[$0].payer == all[place].payer && $0 >= place && matters[$0] }
            switch asked.need(all[place], at: place) {
            case .parts(let keeps): #expect(matters[place] && keeps == isDrawnOn, "seed \(seed), transfer \(place)")
            case .sum(let isLast): #expect(!matters[place] && isLast == later.isEmpty, "seed \(seed), transfer \(place)")
            case .nothing: #expect(!matters[place] && ever.isEmpty, "seed \(seed), transfer \(place)")
            }
        }
    }

    /// What is done grows with the payments that may matter, not with all that firms pay each other: counted, not timed.
    @Test(arguments: [1, 4, 16])
    func firmsThatPayEachOtherLaterAreNotToldApart(rounds: Int) throws {
        let before = [(1, "A", "B", "10", "EUR"), (2, "B", "C", "10", "EUR"), (3, "C", "Creator", "10", "EUR")]
        let later = (0..<rounds * 100).map { index in
            (day: 4 + index, payer: ["A", "B", "C"][index % 3], payee: ["B", "C", "A"][index % 3], amount: "5", currency: "EUR")
        }
        let ledger = Ledger(before + later)
        let transfers = try TransferLedger(ledger.findings, converter: FiveLei())
        let asked = AskedTransfers(transfers, ledger.findings) { $0 == 2 }
        let told = transfers.order.enumerated().count { place, index in
            if case .parts = asked.need(transfers.transfer(Int(index)), at: place) { return true }
            return false
        }
        #expect(told == 3)
    }

    /// The ways that are kept of a ledger in which all pay each other grow with its payments.
    @Test(arguments: [2_000, 8_000])
    func waysOfADenseLedgerGrowWithItsPayments(count: Int) throws {
        let transfers = OracleTests.transfers(seed: 3, count: count, parties: 50, largest: 1_000)
        let limit = 16
        var book = AccountBook(method: .fifo, partLimit: limit, maximumDepth: 24) { _, _, _, _ in nil }
        for transfer in transfers { try book.move(transfer) }
        try book.requireBalance()
        #expect(book.provenances.count <= count * limit + 2 * 50 + 1)
        #expect(book.provenances.count > count)
    }
}
