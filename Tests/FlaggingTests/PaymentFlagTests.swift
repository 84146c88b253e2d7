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
        Case("straight back", ["A: y1 y2"]) {
            $0.pay(1, "A", "B", "100")
            $0.pay(2, "B", "A", "100")
        },
        Case("it went elsewhere", []) {
            $0.pay(1, "A", "B", "100")
            $0.pay(2, "B", "C", "100")
        },
    ])
    func roundTrip(_ example: Case) throws { try example.check("round-trip") }

    @Test(arguments: [
        Case("five payees within three days", ["A: y1 y2 y3 y4 y5"]) { for n in 0..<5 { $0.pay(n == 4 ? 4 : 1, "A", "B\(n)", "70.50") } },
        Case("four payees", []) { for n in 0..<4 { $0.pay(1, "A", "B\(n)", "70.50") } },
        Case("a day too late", []) { for n in 0..<5 { $0.pay(n == 4 ? 5 : 1, "A", "B\(n)", "70.50") } },
        Case("one payee five times", []) { for _ in 0..<5 { $0.pay(1, "A", "B", "70.50") } },
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
        Case("alias in another order and case", ["Ion Pop: Q1"]) { $0.pay(1, "Ion Pop", "B", "1") },
        Case("a diacritic", ["POP IÓN: Q1"]) { $0.pay(1, "POP IÓN", "B", "1") },
        Case("a word more", []) { $0.pay(1, "Ion Pop Popescu", "B", "1") },
        Case("a letter off", []) { $0.pay(1, "Ion Popa", "B", "1") },
    ])
    func watchList(_ example: Case) throws {
        var world = World()
        world.watchlist = [WatchlistEntry(id: "Q1", name: "John Pop", aliases: ["Pop Ion"], topics: ["sanction"], source: "list.csv")]
        example.build(&world)
        #expect(try world.subjects("watch-list") == example.expected)
    }
}
