import PipelineModel
import TestSupport
import Testing

@testable import Aggregation

@Suite struct ChangeDetectorTests {
    static func contribution(_ payment: String, _ amount: Int64, _ grade: Grade = .confirmed) -> PublishedContribution {
        PublishedContribution(key: .init(payment: payment, campaign: "c", currency: "EUR"), amount: amount, grade: grade)
    }

    @Test func eachKindOfChange() {
        let before = [Self.contribution("a", 10), Self.contribution("b", 20), Self.contribution("c", 30), Self.contribution("d", 40)]
        let after = [
            Self.contribution("a", 10), Self.contribution("b", 25), Self.contribution("c", 30, .possible), Self.contribution("e", 50),
        ]
        let changes = ChangeDetector.changes(from: before, to: after) { payment, _ in "because of \(payment)" }
        #expect(changes.map(\.key.payment) == ["b", "c", "d", "e"])
        #expect(changes.map(\.kind) == [.amount, .grade, .removed, .added])
        #expect(changes.map(\.before) == [20, 30, 40, nil] && changes.map(\.after) == [25, 0, nil, 50])
        #expect(changes[0].because == "because of b")
        let places = ChangeDetector.changes(from: before, to: after) { _, index in "\(index ?? -1)" }.map(\.because)
        #expect(places == ["1", "2", "-1", "3"])
    }

    @Test(arguments: UInt64(1)...50)
    func differencesAddUpToTheChangeOfTheTotal(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func random() -> [PublishedContribution] {
            (0..<30).filter { _ in Bool.random(using: &generator) }.map {
                Self.contribution(
                    "p\($0)", .random(in: -100...100, using: &generator), Grade.allCases.randomElement(using: &generator) ?? .possible)
            }
        }
        let (before, after) = (random(), random())
        let moved = ChangeDetector.changes(from: before, to: after) { _, _ in "" }.reduce(0) { $0 + ($1.after ?? 0) - ($1.before ?? 0) }
        #expect(moved == after.reduce(0) { $0 + $1.counted } - before.reduce(0) { $0 + $1.counted }, "seed \(seed)")
    }
}
