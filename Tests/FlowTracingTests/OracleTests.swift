import PipelineModel
import Testing

@testable import FlowTracing

/// Random graphs of transfers, with splits, merges and cycles, against the oracle.
struct OracleTests {
    @Test(arguments: [FlowMethod.fifo, .lifo], 1...150)
    func coinsTakeTheSameWay(_ method: FlowMethod, seed: Int) throws {
        let transfers = Self.transfers(seed: seed, count: 40, parties: 6, largest: 50)
        #expect(try Self.traced(transfers, method) == Oracle.coins(transfers, method), "seed \(seed)")
    }

    /// Each payment rounds each part by less than one unit, so a part is off by at most one unit per payment before it.
    @Test(arguments: 1...150)
    func fractionsAgreeUpToRounding(seed: Int) throws {
        let small = Self.transfers(seed: seed, count: 9, parties: 4, largest: 12)
        let unit: Int128 = 1_000_000
        let large = small.map { transfer in
            var transfer = transfer
            transfer.debit *= unit
            transfer.credit *= unit
            return transfer
        }
        let traced = try Self.traced(large, .proRata)
        for (index, exact) in Oracle.fractions(small).enumerated() {
            for way in Set(exact.keys).union(traced[index].keys) {
                let expected = (exact[way] ?? Fraction(0)) * Fraction(unit)
                let difference = Fraction(traced[index][way] ?? 0) - expected
                let distance = difference < Fraction(0) ? Fraction(0) - difference : difference
                #expect(distance < Fraction(Int128(index + 1)), "seed \(seed), transfer \(index), way \(way)")
            }
        }
    }

    /// The lowest intermediate balance rule, computed from the balances alone: what is left of a deposit is the lowest balance since, less
    /// the balance before it.
    @Test(arguments: 1...100)
    func whatIsLeftOfADepositIsTheLowestBalanceSince(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        var holding = Holding(method: .lifo)
        var deposits: [(before: Int128, lowest: Int128)] = []
        for _ in 0..<60 {
            let amount = Int128(Int.random(in: 1...100, using: &generator))
            if Bool.random(using: &generator) {
                deposits.append((holding.total, holding.total + amount))
                holding.add([Part(provenance: Int32(deposits.count), amount: amount)])
            } else {
                _ = holding.take(amount)
                for index in deposits.indices { deposits[index].lowest = min(deposits[index].lowest, holding.total) }
            }
        }
        for (index, deposit) in deposits.enumerated() {
            let left = holding.held.first { $0.provenance == Int32(index + 1) }?.amount ?? 0
            #expect(left == max(0, deposit.lowest - deposit.before), "seed \(seed), deposit \(index)")
        }
    }

    /// Merging small parts never loses a unit, whatever the limit.
    @Test(arguments: FlowMethod.allCases, [1, 2, 5])
    func mergingPartsKeepsTheMoney(_ method: FlowMethod, limit: Int) throws {
        for seed in 1...40 {
            let transfers = Self.transfers(seed: seed, count: 200, parties: 8, largest: 1000)
            var book = AccountBook(method: method, partLimit: limit, maximumDepth: 3) { _, _, _, _ in nil }
            for transfer in transfers {
                let parts = try book.move(transfer)
                #expect(parts.total == transfer.debit, "seed \(seed)")
                #expect(parts.count <= max(2, limit), "seed \(seed)")
            }
            try book.requireBalance()
        }
    }

    static func transfers(seed: Int, count: Int, parties: Int32, largest: Int) -> [Transfer] {
        var generator = SeededGenerator(state: UInt64(seed))
        return (0..<count).map { index in
            let payer = Int32.random(in: 0..<parties, using: &generator)
            let payee = (payer + Int32.random(in: 1..<parties, using: &generator)) % parties
            let amount = Int128(Int.random(in: 1...largest, using: &generator))
            return Transfer(
                payment: index, day: Day(number: Int32(index)), payer: payer, payee: payee, debit: amount, debitCurrency: 0, credit: amount,
                creditCurrency: 0)
        }
    }

    static func traced(_ transfers: [Transfer], _ method: FlowMethod) throws -> [[[Int32]: Int128]] {
        var book = AccountBook(method: method, partLimit: 100_000, maximumDepth: 1000) { _, _, _, _ in nil }
        let result = try transfers.map { transfer in
            try book.move(transfer).reduce(into: [[Int32]: Int128]()) { sums, part in
                sums[[book.provenances.origin(of: part.provenance) ?? -1] + book.provenances.path(of: part.provenance), default: 0] +=
                    part.amount
            }
        }
        try book.requireBalance()
        return result
    }
}
