import PipelineModel
import TestSupport
import Testing

@testable import Deduplication

@Suite struct DeduplicatorTests {
    /// A record as a test writes it: drop, id (or none) and content.
    struct Row: Sendable {
        var drop: UInt32
        var id: UInt64?
        var content: UInt64
    }

    static func run(
        _ rows: [Row], excluded: [Row] = [], ranks: [Int], workers: Int = 1
    ) -> (entries: [Entry], fates: [EntryFate], withdrawn: [Int]) {
        var entries = rows.enumerated().map { index, row in
            Entry(
                place: Place(drop: row.drop, line: UInt32(index + 2), offset: UInt64(index * 10), length: 9),
                identity: Fingerprint(rawValue: row.id ?? row.content), content: Fingerprint(rawValue: row.content),
                day: Day(number: 0), payer: MentionID(rawValue: 0), payee: MentionID(rawValue: 0), amount: ExactDecimal(mantissa: 1),
                currency: .empty, transaction: row.id == nil ? .none : .short)
        }
        let precedence = ranks.map { DropPrecedence(source: 0, rank: $0) }
        let records = excluded.enumerated().map { index, row in
            ExcludedRecord(
                place: Place(drop: row.drop, line: UInt32(index + 902), offset: UInt64(9000 + index * 10), length: 9),
                key: .init(identity: Fingerprint(rawValue: row.id ?? row.content), content: Fingerprint(rawValue: row.content)))
        }
        let result = Deduplicator(precedence: precedence, workers: Workers(workers)).deduplicate(&entries, excluded: records)
        return (entries, result.fates, result.withdrawn.map(\.by))
    }

    static let cases: [(String, [Row], [EntryFate])] = [
        ("two ids", [Row(drop: 0, id: 1, content: 9), Row(drop: 0, id: 2, content: 9)], [.entry, .entry]),
        ("equal id and content in one drop", [Row(drop: 0, id: 1, content: 9), Row(drop: 0, id: 1, content: 9)], [.entry, .repeat]),
        ("delivered again", [Row(drop: 0, id: 1, content: 9), Row(drop: 1, id: 1, content: 9)], [.entry, .repeat]),
        ("corrected by a later drop", [Row(drop: 0, id: 1, content: 8), Row(drop: 1, id: 1, content: 9)], [.corrected, .entry]),
        ("lines of one transaction", [Row(drop: 0, id: 1, content: 8), Row(drop: 0, id: 1, content: 9)], [.entry, .entry]),
        (
            "lines delivered again",
            [Row(drop: 0, id: 1, content: 8), Row(drop: 0, id: 1, content: 9), Row(drop: 1, id: 1, content: 9)], [.entry, .entry, .repeat]
        ),
        ("equal records without id", [Row(drop: 0, id: nil, content: 9), Row(drop: 0, id: nil, content: 9)], [.entry, .entry]),
        (
            "as often as in the drop that has it most",
            [Row(drop: 0, id: nil, content: 9), Row(drop: 1, id: nil, content: 9), Row(drop: 1, id: nil, content: 9)],
            [.entry, .repeat, .entry]
        ),
    ]

    @Test(arguments: cases.indices)
    func fates(_ index: Int) {
        let (name, rows, expected) = Self.cases[index]
        let (entries, fates, _) = Self.run(rows, ranks: [0, 1])
        #expect(fates == expected, "\(name)")
        let standing = zip(entries, fates).filter { $0.1 == .entry }.map(\.0.identity)
        #expect(Set(standing).count == standing.count, "\(name): identities of standing entries differ")
    }

    /// Entries and excluded records of one id, and the index of the excluded record that takes the entry back.
    static let exclusions: [(String, [Row], [Row], [EntryFate], [Int])] = [
        ("a later one", [Row(drop: 0, id: 1, content: 8)], [Row(drop: 1, id: 1, content: 9)], [.withdrawn], [0]),
        ("an earlier one", [Row(drop: 1, id: 1, content: 8)], [Row(drop: 0, id: 1, content: 9)], [.entry], []),
        ("another id", [Row(drop: 0, id: 1, content: 8)], [Row(drop: 1, id: 2, content: 9)], [.entry], []),
        ("no id", [Row(drop: 0, id: nil, content: 8)], [Row(drop: 1, id: 8, content: 9)], [.entry], []),
        ("beside it", [Row(drop: 0, id: 1, content: 8)], [Row(drop: 0, id: 1, content: 9)], [.entry], []),
        (
            "beside it, and again", [Row(drop: 0, id: 1, content: 8)], [Row(drop: 0, id: 1, content: 9), Row(drop: 1, id: 1, content: 9)],
            [.entry], []
        ),
        (
            "a later one with its fee", [Row(drop: 0, id: 1, content: 8)],
            [Row(drop: 0, id: 1, content: 7), Row(drop: 1, id: 1, content: 7), Row(drop: 1, id: 1, content: 9)], [.withdrawn], [2]
        ),
        (
            "a later one that stands twice", [Row(drop: 0, id: 1, content: 8)],
            [Row(drop: 1, id: 1, content: 9), Row(drop: 1, id: 1, content: 9)], [.withdrawn], [0]
        ),
        (
            "two later ones in one drop", [Row(drop: 0, id: 1, content: 8)],
            [Row(drop: 1, id: 1, content: 9), Row(drop: 1, id: 1, content: 7)], [.entry], []
        ),
        (
            "two lines", [Row(drop: 0, id: 1, content: 8), Row(drop: 0, id: 1, content: 7)], [Row(drop: 1, id: 1, content: 9)],
            [.entry, .entry], []
        ),
        (
            "between two", [Row(drop: 0, id: 1, content: 8), Row(drop: 2, id: 1, content: 7)], [Row(drop: 1, id: 1, content: 9)],
            [.corrected, .entry], []
        ),
        (
            "after two", [Row(drop: 0, id: 1, content: 8), Row(drop: 1, id: 1, content: 7)], [Row(drop: 2, id: 1, content: 9)],
            [.corrected, .withdrawn], [0]
        ),
        (
            "after it was delivered again", [Row(drop: 0, id: 1, content: 8), Row(drop: 1, id: 1, content: 8)],
            [Row(drop: 2, id: 1, content: 9)], [.withdrawn, .repeat], [0]
        ),
        (
            "the last of two", [Row(drop: 0, id: 1, content: 8)], [Row(drop: 2, id: 1, content: 9), Row(drop: 1, id: 1, content: 9)],
            [.withdrawn], [0]
        ),
    ]

    @Test(arguments: exclusions.indices)
    func excludedRecordsCorrect(_ index: Int) {
        let (name, rows, excluded, fates, withdrawn) = Self.exclusions[index]
        let result = Self.run(rows, excluded: excluded, ranks: [0, 1, 2])
        #expect(result.fates == fates, "\(name)")
        #expect(result.withdrawn == withdrawn, "\(name)")
    }

    @Test func theOrderOfArrivalChangesNothing() {
        // Drop 0 arrived second: its name ranks it last, so that it corrects drop 1.
        let (_, fates, _) = Self.run([Row(drop: 0, id: 1, content: 8), Row(drop: 1, id: 1, content: 9)], ranks: [1, 0])
        #expect(fates == [.entry, .corrected])
    }

    @Test(arguments: UInt64(1)...20)
    func aShuffledArrivalGivesTheSameStandingRecords(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<200).map { _ in
            let hasID = Bool.random(using: &generator)
            return Row(
                drop: .random(in: 0..<4, using: &generator), id: hasID ? .random(in: 1...60, using: &generator) : nil,
                content: .random(in: 100...110, using: &generator))
        }
        let places = rows.enumerated().sorted { ($0.element.drop, $0.offset) < ($1.element.drop, $1.offset) }.map(\.element)
        let permutation: [UInt32] = [2, 0, 3, 1]
        func moved(_ rows: [Row]) -> [Row] { rows.map { Row(drop: permutation[Int($0.drop)], id: $0.id, content: $0.content) } }
        let excluded = (0..<60).map { _ in
            Row(
                drop: .random(in: 0..<4, using: &generator), id: .random(in: 1...60, using: &generator),
                content: .random(in: 1...3, using: &generator))
        }.sorted { $0.drop < $1.drop }
        var ranks = [0, 0, 0, 0]
        for (old, new) in permutation.enumerated() { ranks[Int(new)] = old }
        func standing(_ rows: [Row], _ excluded: [Row], _ ranks: [Int]) -> [String] {
            let (entries, fates, withdrawn) = Self.run(rows, excluded: excluded, ranks: ranks)
            #expect(fates.count { $0 == .withdrawn } == withdrawn.count && !withdrawn.isEmpty, "seed \(seed)")
            return zip(entries, fates).filter { $0.1 == .entry }
                .map { "\($0.0.identity.rawValue) \($0.0.content.rawValue) \(ranks[Int($0.0.place.drop)])" }.sorted()
        }
        #expect(standing(places, excluded, [0, 1, 2, 3]) == standing(moved(places), moved(excluded), ranks), "seed \(seed)")
    }

    /// Identities are looked for in parts of 65,536 places: the rows stand in three of them.
    @Test("several workers find what one finds", arguments: UInt64(1)...3)
    func workers(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<140_000).map { row in
            Row(
                drop: UInt32(row / 50_000), id: row % 3 == 0 ? nil : .random(in: 1...100_000, using: &generator),
                content: .random(in: 1...60_000, using: &generator))
        }
        let excluded = (0..<70_000).map { _ in
            Row(drop: .random(in: 0...2, using: &generator), id: .random(in: 1...100_000, using: &generator), content: 70_000)
        }
        let (alone, fates, withdrawn) = Self.run(rows, excluded: excluded, ranks: [0, 1, 2])
        let (together, others, alike) = Self.run(rows, excluded: excluded, ranks: [0, 1, 2], workers: 3)
        #expect(fates == others && Set(fates).count == 4 && withdrawn == alike)
        #expect(alone.map(\.identity) == together.map(\.identity))
        let standing = zip(alone, fates).filter { $0.1 == .entry }.map(\.0.identity)
        #expect(Set(standing).count == standing.count, "seed \(seed)")
    }

    @Test(arguments: [
        ("a-9.csv", "a-10.csv", true), ("a-10.csv", "a-9.csv", false), ("a.csv", "b.csv", true), ("a-01.csv", "a-1.csv", true),
        ("a-1.csv", "a-01.csv", false), ("a", "a1", true), ("a", "a", false), ("x99999999999999999999", "x100000000000000000000", true),
    ])
    func naturalOrder(left: String, right: String, precedes: Bool) {
        #expect(NaturalOrder.precedes(left, right) == precedes)
    }
}
