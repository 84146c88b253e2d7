import Foundation
import PipelineModel
import Testing

@testable import Flagging

struct FlagSettingsTests {
    private static var split: World {
        var world = World()
        for day in [1, 6] { world.pay(day, "A", "B", "60") }
        return world
    }

    @Test func parametersAreOverriddenAndShown() throws {
        #expect(try Self.split.flags("structuring") == [])
        let flags = try Self.split.flags("structuring", ["threshold": "100.00", "days": "5"])
        #expect(flags.map(\.parameters) == ["threshold=100.00 currency=EUR days=5 payments=2 alike=50 burst=4"])
        #expect(flags.map(\.amount) == ["120.00"] && flags.map(\.currency) == ["EUR"])
    }

    @Test(arguments: [
        ("structurign", "days", "3", "flags.structurign"), ("structuring", "dayz", "3", "flags.structuring.dayz"),
        ("structuring", "days", "-3", "flags.structuring.days"), ("structuring", "days", "3.5", "flags.structuring.days"),
        ("structuring", "threshold", "0", "flags.structuring.threshold"),
        ("structuring", "threshold", "1e4", "flags.structuring.threshold"),
        ("structuring", "currency", "euro", "flags.structuring.currency"), ("structuring", "currency", "ZZZ", "flags.structuring.currency"),
        ("pass-through", "percent", "101", "flags.pass-through.percent"),
        ("missing-label", "labels", " ", "flags.missing-label.labels"), ("platform-coins", "days", "1", "flags.platform-coins.days"),
    ])
    func mistakesAreRefused(_ flag: String, key: String, value: String, field: String) throws {
        var settings = PipelineConfiguration().flags
        settings.parameters = [flag: [key: value]]
        let problem = #expect(throws: Problem.self) { try FlagRules.check(settings) }
        #expect(problem?.kind == .configuration && problem?.field == field)
    }

    @Test func aUnitIsACurrencyToo() throws {
        var settings = PipelineConfiguration().flags
        settings.parameters = ["structuring": ["currency": "TIKTOK_COIN"]]
        #expect(throws: Problem.self) { try FlagRules.check(settings) }
        let units = "[{\"code\": \"TIKTOK_COIN\", \"currency\": \"USD\", \"price\": \"0.0105\"}]"
        let json = Data("{\"version\": 1, \"sources\": [], \"units\": \(units)}".utf8)
        let configuration = try PipelineConfiguration(json: json, file: "pipeline.json")
        try FlagRules.check(settings, CurrencyRegistry(units: configuration.units))
    }

    @Test func falseSwitchesEveryFlagOff() throws {
        var world = Self.split
        world.findings.configuration.flags.enabled = false
        #expect(try world.flags("pass-through") == [])
        #expect(try FlagRules.evaluate(Self.context(world)) == [])
    }

    @Test func everyRuleHasItsOwnNameAndGoodDefaults() throws {
        #expect(Set(FlagRules.all.map { $0.name }).count == FlagRules.all.count)
        try FlagRules.check(PipelineConfiguration().flags)
    }

    @Test func flagsAreSorted() throws {
        var world = World()
        for name in ["D", "B", "C"] { world.pay(110, "A", name, "1", creator: true) }
        #expect(try world.flags("undisclosed-payment").map(\.subjectID) == ["p-B", "p-C", "p-D"])
    }

    private static func context(_ world: World) -> FlagContext {
        FlagContext(findings: world.findings, aggregates: world.aggregates, flows: world.flows, converter: NoRates())
    }
}
