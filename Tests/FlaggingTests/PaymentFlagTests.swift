import Foundation
import PipelineModel
import Testing

@testable import Flagging

/// A case of a rule: what the world holds, and the flags that it should raise.
struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var build: @Sendable (inout World) -> Void
    var expected: [String]

    init(_ name: String, _ expected: [String], _ build: @escaping @Sendable (inout World) -> Void) {
        testDescription = name
        self.expected = expected
        self.build = build
    }

    func check(_ flag: String, _ parameters: [String: String] = [:]) throws {
        var world = World()
        build(&world)
        #expect(try world.subjects(flag, parameters) == expected)
    }
}

struct PaymentFlagTests {
    @Test(arguments: [
        Case("three below the threshold within three days", ["A: y1 y2 y3"]) { for day in [1, 2, 4] { $0.pay(day, "A", "B", "4000") } },
        Case("one day too late", []) { for day in [1, 3, 5] { $0.pay(day, "A", "B", "4000") } },
        Case("exactly the threshold together", ["A: y1 y2"]) { for amount in ["5000", "5000.00"] { $0.pay(1, "A", "B", amount) } },
        Case("a cent short", []) { for amount in ["5000", "4999.99"] { $0.pay(1, "A", "B", amount) } },
        Case("one payment at the threshold is open", []) { $0.pay(1, "A", "B", "10000") },
        Case("a small one beside them is no part", ["A: y1 y3"]) {
            for amount in ["5000", "40", "5000.00"] { $0.pay(1, "A", "B", amount) }
        },
        Case("of two sizes", []) { for amount in ["9500", "700"] { $0.pay(1, "A", "B", amount) } },
        Case("a supplier that always gets such sums", []) { for day in stride(from: 1, to: 40, by: 2) { $0.pay(day, "A", "B", "5500") } },
        Case("just below, however often", ["A: y1 y2", "A: y3 y4"]) { for day in [1, 2, 10, 11] { $0.pay(day, "A", "B", "9700") } },
        Case("different payees", []) { for payee in ["B", "C", "D"] { $0.pay(1, "A", payee, "4000") } },
        Case("no rate, no guess", []) { for _ in 1...3 { $0.pay(1, "A", "B", "9000", "USD") } },
    ])
    func structuring(_ example: Case) throws { try example.check("structuring") }

    @Test(arguments: [
        Case("eighty per cent within three days", ["B: y1 y2"]) {
            $0.pay(1, "A", "B", "100")
            $0.pay(4, "B", "C", "80")
        },
        Case("a cent less", []) {
            $0.pay(1, "A", "B", "100")
            $0.pay(4, "B", "C", "79.99")
        },
        Case("a day later", []) {
            $0.pay(1, "A", "B", "100")
            $0.pay(5, "B", "C", "100")
        },
        Case("paid before it was received", []) {
            $0.pay(2, "A", "B", "100")
            $0.pay(1, "B", "C", "100")
        },
        Case("no payment counts twice", ["B: y1 y3"]) {
            $0.pay(1, "A", "B", "100")
            $0.pay(2, "A", "B", "100")
            $0.pay(3, "B", "C", "100")
        },
        Case("a firm that always pays something after it received something", []) {
            for day in 0..<60 {
                $0.pay(day, "A\(day)", "B", "100")
                $0.pay(day, "B", "C\(day)", "95")
            }
        },
        Case("a small part of what it received", []) {
            $0.pay(1, "A", "B", "100")
            $0.pay(1, "B", "C", "100")
            $0.pay(20, "A", "B", "900")
        },
        Case("another currency", []) {
            $0.pay(1, "A", "B", "100")
            $0.pay(2, "B", "C", "100", "USD")
        },
    ])
    func passThrough(_ example: Case) throws { try example.check("pass-through") }

    @Test(arguments: [
        Case("back over two within thirty days", ["A: y1 y2 y3"]) {
            $0.pay(1, "A", "B", "100")
            $0.pay(20, "B", "C", "95")
            $0.pay(31, "C", "A", "80")
        },
        Case("a day later", []) {
            $0.pay(1, "A", "B", "100")
            $0.pay(20, "B", "C", "95")
            $0.pay(32, "C", "A", "80")
        },
        Case("a cent too little", []) {
            $0.pay(1, "A", "B", "100")
            $0.pay(31, "B", "A", "79.99")
        },
        Case("straight back, as a refund does", []) {
            $0.pay(1, "A", "B", "100")
            $0.pay(2, "B", "A", "100")
        },
        Case("over four", ["A: y1 y2 y3 y4 y5"]) {
            for (index, way) in [("A", "B"), ("B", "C"), ("C", "D"), ("D", "E"), ("E", "A")].enumerated() {
                $0.pay(index * 6, way.0, way.1, "\(100 - index)")
            }
        },
        Case("more than came in", []) {
            for (index, way) in [("A", "B", "100"), ("B", "C", "103"), ("C", "A", "100")].enumerated() {
                $0.pay(index, way.0, way.1, way.2)
            }
        },
        Case("a way is told once", ["A: y1 y2 y3"]) {
            for (index, way) in [("A", "B"), ("B", "C"), ("C", "A"), ("A", "B")].enumerated() { $0.pay(index, way.0, way.1, "100") }
        },
        Case("between firms that trade all the time", []) {
            for day in 0..<60 { for way in [("A", "B"), ("B", "C"), ("C", "A")] { $0.pay(day, way.0, way.1, "\(100 + day * 37 % 50)") } }
        },
        Case("it went elsewhere", []) {
            $0.pay(1, "A", "B", "100")
            $0.pay(2, "B", "C", "100")
        },
    ])
    func roundTrip(_ example: Case) throws { try example.check("round-trip") }

    @Test func straightBackIsToldWhereSomebodyAsks() throws {
        var world = World()
        world.pay(1, "A", "B", "100")
        world.pay(2, "B", "A", "100")
        world.pay(100, "C", "D", "1")
        #expect(try world.subjects("round-trip", ["parties": "1"]) == ["A: y1 y2"])
    }

    @Test(arguments: [
        Case("five payees within three days", ["A: y1 y2 y3 y4 y5"]) { for n in 0..<5 { $0.pay(n == 4 ? 4 : 1, "A", "B\(n)", "70.50") } },
        Case("four payees", []) { for n in 0..<4 { $0.pay(1, "A", "B\(n)", "70.50") } },
        Case("a day too late", []) { for n in 0..<5 { $0.pay(n == 4 ? 5 : 1, "A", "B\(n)", "70.50") } },
        Case("one payee five times", []) { for _ in 0..<5 { $0.pay(1, "A", "B", "70.50") } },
        Case("wages", []) { for day in [0, 30, 60] { for n in 0..<6 { $0.pay(day, "A", "B\(n)", "620") } } },
        Case("creators on a price list", ["A: y1 y2 y3 y4 y5", "A: y6 y7 y8 y9 y10"]) {
            for day in [0, 30] { for n in 0..<5 { $0.pay(day, "A", "B\(n)", "300", creator: true) } }
        },
        Case("other amounts", []) { for n in 0..<5 { $0.pay(1, "A", "B\(n)", "7\(n).50") } },
    ])
    func lookAlikePayments(_ example: Case) throws { try example.check("look-alike-payments") }

    @Test(arguments: [
        Case("coins", ["Ana: y1 y2"]) { for _ in 1...2 { $0.pay(1, "A", "Ana", "1000", "COIN", creator: true) } },
        Case("money", []) { $0.pay(1, "A", "Ana", "1000", "EUR", creator: true) },
        Case("only possible", []) { $0.pay(1, "A", "Ana", "1000", "COIN", creator: true, grade: .possible) },
        Case("nobody's creator", []) { $0.pay(1, "A", "Ana", "1000", "COIN") },
    ])
    func platformCoins(_ example: Case) throws {
        var world = World()
        world.findings.configuration.units = [try Self.coin()]
        example.build(&world)
        #expect(try world.subjects("platform-coins") == example.expected)
    }

    private static func coin() throws -> PipelineConfiguration.PlatformUnit {
        let text = """
            {"version": 1, "sources": [], "units": [{"code": "COIN", "currency": "USD", "price": "0.01", "basis": "test"}]}
            """
        return try PipelineConfiguration(json: Data(text.utf8), file: "pipeline.json").units[0]
    }

    @Test(arguments: [
        Case("a legal form", ["Ion Pop S.R.L.: Q1"]) { $0.pay(1, "Ion Pop S.R.L.", "B", "1") },
        Case("alias in another order and case", ["Ion Pop: Q1"]) { $0.pay(1, "Ion Pop", "B", "1") },
        Case("a diacritic", ["POP IÓN: Q1"]) { $0.pay(1, "POP IÓN", "B", "1") },
        Case("a word more", []) { $0.pay(1, "Ion Pop Popescu", "B", "1") },
        Case("a letter off", []) { $0.pay(1, "Ion Popa", "B", "1") },
    ])
    func watchList(_ example: Case) throws {
        var world = World()
        world.watchlist = [WatchlistEntry(id: "Q1", name: "John Pop", aliases: ["Pop Ion"], topics: ["sanction"], source: "list.csv")]
        example.build(&world)
        #expect(
            try world.flags("watch-list").map { $0.subject + ": " + ($0.evidence.split(separator: " ").first ?? "") } == example.expected)
    }

    /// What resolution says of a name is told as it says it: an alias by its words, a namesake as a question, what it tells apart not at all.
    @Test func aWatchedNameIsTheirsWhoResolutionSays() throws {
        var world = World()
        world.pay(1, "Ion Pop", "Bogdan Ene", "1")
        world.pay(1, "Ana Rusu", "Doru Ene", "1")
        world.watchlist = [
            WatchlistEntry(id: "Q1", name: "John Pop", aliases: ["Иван Поп"], source: "list.csv"), WatchlistEntry(id: "Q2", name: "B. Ene"),
        ]
        func name(_ name: String, _ bearers: (String, NameBearer.Fit)...) {
            let bearers = bearers.map { NameBearer(party: world.party($0.0), fit: $0.1) }
            Array(name.utf8).withUnsafeBufferPointer { world.findings.parties.named.add($0, bearers) }
        }
        name("Иван Поп", ("Ion Pop", .alike))
        name("John Pop", ("Ana Rusu", .other))
        name("B. Ene", ("Bogdan Ene", .namesake), ("Doru Ene", .namesake))
        #expect(
            try world.flags("watch-list").map { $0.subject + ": " + $0.detail } == [
                "Bogdan Ene: the name may be that of B. Ene on a list given, and fits others about as well; only names were compared",
                "Doru Ene: the name may be that of B. Ene on a list given, and fits others about as well; only names were compared",
                "Ion Pop: the name is probably that of John Pop on list.csv, by the alias “Иван Поп”; only names were compared",
            ])
    }
}
