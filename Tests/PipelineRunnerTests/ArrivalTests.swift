import Foundation
import PipelineModel
import PipelineRunner
import Testing

@Suite struct ArrivalTests {
    private func deliver(_ drop: Deliveries.Drop, to scene: Scene) throws {
        if drop.hasIDs { try scene.bank(drop.name, drop.rows) } else { try scene.books(drop.name, drop.rows) }
    }

    private static let sources = [Scene.bank, Scene.books, Scene.accounts, Scene.posts]

    @Test("drops one at a time, in any order, give the bytes of all at once", arguments: 0..<16)
    func orderOfArrival(seed: Int) throws {
        let drops = Deliveries(seed: seed).drops
        let atOnce = try Scene(sources: Self.sources)
        for drop in drops { try deliver(drop, to: atOnce) }
        try atOnce.run()
        let expected = try atOnce.outputs(without: ["changes.csv"])

        var random = SeededGenerator(seed: seed &* 31)
        let scene = try Scene(sources: Self.sources)
        var waiting = drops.shuffled(using: &random)
        // A source needs a file before the first run.
        for hasIDs in [true, false] {
            guard let first = waiting.firstIndex(where: { $0.hasIDs == hasIDs }) else { continue }
            try deliver(waiting.remove(at: first), to: scene)
        }
        try scene.run()
        for drop in waiting {
            try deliver(drop, to: scene)
            try scene.run()
        }
        let found = try scene.outputs(without: ["changes.csv"])
        #expect(found.keys.sorted() == expected.keys.sorted())
        for (name, text) in expected { #expect(found[name] == text, "seed \(seed), \(name)") }
    }

    @Test("what changes.csv and payola diff say adds up to the totals' change, whichever runs are compared", arguments: 0..<4)
    func differences(seed: Int) throws {
        let drops = Deliveries(seed: seed).drops
        var random = SeededGenerator(seed: seed &* 77)
        let scene = try Scene(sources: Self.sources)
        var waiting = drops.shuffled(using: &random)
        for hasIDs in [true, false] {
            guard let first = waiting.firstIndex(where: { $0.hasIDs == hasIDs }) else { continue }
            try deliver(waiting.remove(at: first), to: scene)
        }
        func totals() -> [String: ExactDecimal] {
            Dictionary(
                uniqueKeysWithValues: scene.table("campaign_totals.csv").map {
                    ($0["currency"] ?? "", ExactDecimal($0["total"] ?? "") ?? .zero)
                })
        }
        var history: [[String: ExactDecimal]] = [[:]]
        for step in 0..<5 {
            if step > 0, let next = waiting.popLast() { try deliver(next, to: scene) }
            if try scene.run().isUnchanged { continue }
            history.append(totals())
        }
        for from in history.indices {
            for to in history.indices {
                let comparison = try RunComparison(options: scene.options, runs: ["\(from)", "\(to)"])
                for currency in ["EUR", "RON"] {
                    let section = comparison.sections.first { $0.currency.code == currency }
                    let before = history[from][currency]?.mantissa ?? 0
                    let after = history[to][currency]?.mantissa ?? 0
                    let delta = section?.rows.reduce(Int64(0)) { $0 + $1.delta } ?? 0
                    #expect(delta == after - before, "seed \(seed), run \(from) to \(to), \(currency)")
                    #expect(
                        section.map { $0.before == Int128(before) && $0.after == Int128(after) } ?? true,
                        "seed \(seed), run \(from) to \(to)")
                }
            }
        }
    }

    @Test func nothingNewChangesNoByte() throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        #expect(try !scene.run().isUnchanged)
        let before = try scene.outputs()
        let store = try Data(contentsOf: URL(fileURLWithPath: scene.path("state/store.sqlite")))
        #expect(try scene.run().isUnchanged)
        #expect(try scene.outputs() == before)
        #expect(try Data(contentsOf: URL(fileURLWithPath: scene.path("state/store.sqlite"))) == store)
    }

    /// hledger issue 1943: a row that is posted late, with a date before the newest one known, is no old row.
    @Test func lateRowsCount() throws {
        let scene = try Scene(sources: [Scene.books, Scene.accounts, Scene.posts])
        try scene.books("books-1.csv", ["2024-11-20,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.run()
        #expect(scene.total == "100.00")
        try scene.books(
            "books-2.csv",
            [
                "2024-11-12,Pridvor Media SRL,Ion Rusu,50.00,EUR,clip #drumdrept",
                "2024-11-20,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept",
            ])
        try scene.run()
        #expect(scene.total == "150.00")
        #expect(scene.table("changes.csv").filter { $0["currency"] == "EUR" }.map { $0["because"] } == ["drop books-2.csv:2"])
    }

    /// beangulp issue 179: both banks tell of one transfer.
    @Test func transferSeenFromBothSidesCountsOnce() throws {
        let scene = try Scene(sources: [Scene.bank, Scene.books, Scene.accounts, Scene.posts])
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.books("books-1.csv", ["2024-11-06,PRIDVOR MEDIA S.R.L.,POPA ANA,100.00,EUR,clip #drumdrept"])
        try scene.run()
        #expect(scene.total == "100.00")
        #expect(scene.table("payments.csv").count == 1)
        #expect(scene.table("payments.csv").first?["entries"] == "2")
    }

    /// firefly-iii issue 893: two real payments that are equal in everything are two.
    @Test func equalPaymentsCountTwice() throws {
        let row = "2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"
        let scene = try Scene(sources: [Scene.books, Scene.accounts, Scene.posts])
        try scene.books("books-1.csv", [row, row])
        try scene.books("books-2.csv", [row])
        try scene.run()
        #expect(scene.total == "200.00")
        try scene.books("books-3.csv", [row, row, row])
        try scene.run()
        #expect(scene.total == "300.00")
    }
}
