import PipelineModel
import TestSupport
import Testing

@testable import Reconciliation

/// The search for entries that may be one transfer, against looking at every entry and every pair.
@Suite struct CandidateSearchTests {
    struct Found: Hashable, CustomStringConvertible {
        var left: Int
        var right: Int
        var description: String { "\(left)+\(right)" }

        init(_ a: Int, _ b: Int) { (left, right) = (min(a, b), max(a, b)) }
    }

    /// A large ledger and smaller ones, of few parties, so that some blocks hold very many.
    static func books(seed: Int, sources: Int) -> Books {
        var random = SeededGenerator(seed: UInt64(seed))
        var books = Books()
        books.sources = sources
        books.rates.add([.init(rate: ExactDecimal("4.9770")!, day: Books.start)], for: "RON")
        _ = books.mention("Ana Pop")
        _ = books.mention("Pop A.", candidates: ["Ana Pop", "Alin Pop"])
        let payees = ["Ana Pop", "Pop A.", "Alin Pop", "Dan", ""] + (0..<40).map { "Payee \($0)" }
        func amount() -> String { "\(Int.random(in: 1...12, using: &random)).\(Int.random(in: 0...3, using: &random))0" }
        for _ in 0..<3_000 {
            let source = Int.random(in: 0..<8, using: &random) == 0 ? Int.random(in: 1..<sources, using: &random) : 0
            let isBusy = Int.random(in: 0..<3, using: &random) == 0
            let executed = Int.random(in: 0..<20, using: &random) == 0
            books.enter(
                source, isBusy ? "Sponsor" : ["", "Shop 1", "Shop 2", "Only \(source)"].randomElement(using: &random)!,
                isBusy ? "Ana Pop" : payees.randomElement(using: &random)!, amount(), day: Int.random(in: 0..<40, using: &random),
                currency: ["EUR", "EUR", "RON", "XXX"].randomElement(using: &random)!,
                reference: "nr \(Int.random(in: 0..<20, using: &random))",
                executed: executed ? amount() : nil, executedCurrency: executed ? "EUR" : "",
                transaction: Int.random(in: 0..<9, using: &random) == 0 ? "FT2024\(Int.random(in: 0..<200, using: &random))X" : "")
        }
        return books
    }

    static func ledgers(_ books: Books) -> LedgerEntries {
        LedgerEntries(
            entries: books.entries, identities: EntryIdentities.of(books.entries, workers: Workers(2)),
            sourceOfDrop: Array(0..<books.sources), parties: PartyTable(parties: books.parties, matches: books.matches),
            mentions: books.mentions, workers: Workers(2))
    }

    static func blocking(_ books: Books, _ ledgers: LedgerEntries) -> Blocking {
        Blocking(
            ledgers: ledgers, parties: PartyTable(parties: books.parties, matches: books.matches), rates: books.rates, texts: books.texts,
            settings: ReconciliationSettings(), workers: Workers(2))
    }

    @Test("searching the largest source for what the others have finds what putting every entry into blocks finds", arguments: 0..<6)
    func largest(seed: Int) {
        let books = Self.books(seed: seed, sources: 2 + seed % 2)
        let ledgers = Self.ledgers(books)
        var random = SeededGenerator(seed: UInt64(seed))
        let isTaken = books.entries.map { _ in Int.random(in: 0..<10, using: &random) == 0 }
        let blocking = Self.blocking(books, ledgers)
        func found(_ largest: Int?) -> Set<Found> {
            Set(blocking.pairs(isTaken: isTaken, largest: largest).map { Found(Int($0.left), Int($0.right)) })
        }
        let all = found(nil)
        #expect(all.count > 500, "seed \(seed)")
        for source in 0..<books.sources { #expect(found(source) == all, "seed \(seed), source \(source)") }
        for pair in all {
            #expect(ledgers.source(pair.left) != ledgers.source(pair.right), "seed \(seed): \(pair)")
            #expect(!isTaken[pair.left] && !isTaken[pair.right], "seed \(seed): \(pair)")
        }
    }

    /// In blocks that hold very many, an entry meets only so many others; payees other than the busy one have small blocks.
    @Test("whatever agrees in payee and amount within days is compared", arguments: 0..<6)
    func everyPair(seed: Int) {
        let books = Self.books(seed: seed, sources: 2)
        let ledgers = Self.ledgers(books)
        let pairs = Self.blocking(books, ledgers).pairs(isTaken: Array(repeating: false, count: books.entries.count), largest: 0)
        let found = Set(pairs.map { Found(Int($0.left), Int($0.right)) })
        let (entries, settings) = (books.entries, ReconciliationSettings())
        var expected = 0
        for right in entries.indices where entries[right].place.drop == 1 {
            let payee = ledgers.payee(right)
            guard payee.isGiven, books.parties[Int(payee.party.rawValue)].name.hasPrefix("Payee") else { continue }
            for left in entries.indices where entries[left].place.drop == 0 && ledgers.payee(left).party == payee.party {
                // Lei are compared in euro on the days that have a rate, and as they are on others.
                guard entries[left].amount == entries[right].amount, entries[left].currency == entries[right].currency,
                    abs(entries[left].day - entries[right].day) <= settings.days, books.texts[entries[left].currency] != "RON"
                else { continue }
                expected += 1
                let isFound = found.contains(Found(left, right))
                #expect(isFound, "seed \(seed): \(left) and \(right)")
            }
        }
        #expect(expected > 4, "seed \(seed): \(expected)")
    }

    @Test("equal entries are counted and paired off as by comparing all", arguments: 0..<4)
    func equalEntries(seed: Int) {
        var books = Self.books(seed: seed, sources: 3)
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<400 {
            books.enter(
                Int.random(in: 0..<3, using: &random), "Sponsor", "Dan", "\(Int.random(in: 1...12, using: &random)).50",
                day: Int.random(in: 0..<60, using: &random), reference: "nr \(Int.random(in: 0..<2, using: &random))")
        }
        let ledgers = Self.ledgers(books)
        let days = 5
        let equal = EqualEntries(ledgers, days: days, workers: Workers(3))
        var coincidences = 0
        var counts: [[Int]: Int] = [:]
        let order = ledgers.entries.indices.filter(ledgers.mayHaveTwin).sorted(by: ledgers.precedes)
        func agree(_ left: Int, _ right: Int) -> Bool {
            let (a, b) = (ledgers.entries[left], ledgers.entries[right])
            return ledgers.payer(left).party == ledgers.payer(right).party && ledgers.payee(left).party == ledgers.payee(right).party
                && a.amount == b.amount && a.currency == b.currency
        }
        var seen: Set<Int> = []
        for entry in order where ledgers.payer(entry).isGiven && ledgers.payee(entry).isGiven && !seen.contains(entry) {
            let group = order.filter { ledgers.payer($0).isGiven && ledgers.payee($0).isGiven && agree(entry, $0) }
            seen.formUnion(group)
            for source in 0..<3 {
                let own = group.filter { ledgers.source($0) == source }.map { ledgers.entries[$0].day }
                let before = own.indices.map { index in own[..<index].count { own[index] - $0 <= days } }
                if before.allSatisfy({ $0 <= 8 }) { coincidences += before.reduce(0, +) }
            }
            for index in group {
                let telling = [entry, Int(ledgers.entries[index].day.number), Int(ledgers.entries[index].reference.rawValue)]
                counts[telling + [ledgers.source(index)], default: 0] += 1
            }
        }
        #expect(equal.coincidences == coincidences, "seed \(seed)")
        var expected = 0
        for telling in Set(counts.keys.map { Array($0.prefix(3)) }) {
            let columns = (0..<3).compactMap { counts[telling + [$0]] }
            expected += zip(columns, columns.dropFirst()).reduce(0) { $0 + min($1.0, $1.1) }
        }
        #expect(equal.identical.count == expected, "seed \(seed)")
        #expect(expected > 5 && coincidences > 5, "seed \(seed): \(expected), \(coincidences)")
        for (left, right) in equal.identical {
            #expect(agree(left, right) && ledgers.source(left) != ledgers.source(right), "seed \(seed): \(left) and \(right)")
            #expect(ledgers.entries[left].day == ledgers.entries[right].day, "seed \(seed)")
            #expect(ledgers.entries[left].reference == ledgers.entries[right].reference, "seed \(seed)")
        }
    }
}
