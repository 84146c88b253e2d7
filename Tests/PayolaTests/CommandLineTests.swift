import Foundation
import Testing

@Suite struct CommandLineTests {
    private func prepared() throws -> Workplace {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        return place
    }

    @Test func jsonIsOneObjectWithTheContractsKeys() throws {
        let place = try prepared()
        let outcome = try place.payola("run", "--json")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.split(separator: "\n").count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(
            Set(object.keys).isSuperset(of: [
                "run", "records", "entries", "repeats", "excluded", "rejected", "payments", "links", "seconds", "stages",
            ]))
        #expect(object["records"] as? Int == 3)
        #expect(object["payments"] as? Int == 3)
        #expect(Set((object["links"] as? [String: Int] ?? [:]).keys) == ["confirmed", "probable", "possible"])
        let stages = try #require(object["stages"] as? [[String: Any]])
        #expect(!stages.isEmpty)
        #expect(stages.allSatisfy { Set($0.keys) == ["name", "records", "seconds"] })
    }

    @Test func quietSaysNothing() throws {
        let outcome = try prepared().payola("run", "--quiet")
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
        #expect(outcome.errors == "")
    }

    @Test func aPipeGetsNoProgress() throws {
        let outcome = try prepared().payola("run")
        #expect(!outcome.output.contains("\u{1B}"))
        #expect(outcome.errors == "")
    }

    @Test(arguments: [
        ["run", "--bogus"], ["run", "--jobs", "0"], ["run", "--jobs", "many"], ["run", "--engine", "steam"], ["run", "a.json", "b.json"],
        ["frobnicate"], ["inspect"], ["init"], ["rates", "show", "EUR"],
    ])
    func usageIsExit64(arguments: [String]) throws {
        let place = try Workplace()
        let outcome =
            switch arguments.count {
            case 1: try place.payola(arguments[0])
            case 2: try place.payola(arguments[0], arguments[1])
            default: try place.payola(arguments[0], arguments[1], arguments[2])
            }
        #expect(outcome.status == 64)
        #expect(outcome.errors.hasPrefix("payola: ") && outcome.errors.split(separator: "\n").count == 1)
        #expect(outcome.errors.contains("See `payola help"))
        #expect(outcome.output == "")
    }

    @Test func theSameDropAgainWritesNothing() throws {
        let place = try prepared()
        try place.payola("run")
        let before = place.files(in: "out")
        let again = try place.payola("run")
        #expect(again.status == 0)
        #expect(again.output.contains("Nothing new since the last run"))
        #expect(place.files(in: "out") == before)
    }

    @Test(arguments: ["help", "--help"]) func helpNamesEveryCommand(_ form: String) throws {
        let outcome = try Workplace().payola(form)
        #expect(outcome.status == 0)
        for command in ["run", "inspect", "init", "rates", "verify"] { #expect(outcome.output.contains("  " + command)) }
    }
}
