import Foundation
import PipelineModel
import Testing

@Suite struct PipelineConfigurationTests {
    static func read(_ json: String) throws -> PipelineConfiguration {
        try PipelineConfiguration(json: Data(json.utf8), file: "pipeline.json")
    }

    static let ledger = """
        {"id":"l","kind":"ledger","path":"l.csv","columns":{"date":"D","amount":"A","currency":"C","payer":"P","payee":2}}
        """

    static func with(source: String = ledger, _ more: String = "") -> String { "{\"version\":1,\"sources\":[\(source)]\(more)}" }

    /// One smallest input per message: configuration, key path, a part of the sentence.
    static let refused: [(String, String?, String)] = [
        ("{", nil, "no valid JSON"),
        ("[]", nil, "expected an object, found a list"),
        ("{\"sources\":[]}", "version", "is missing"),
        ("{\"version\":2,\"sources\":[]}", "version", "reads version 1"),
        ("{\"version\":1}", "sources", "is missing"),
        (with(source: ledger, ",\"sorces\":[]"), "sorces", "unknown key"),
        (with(source: ledger, ",\"reporting\":{\"currencies\":[]}"), "reporting.currencies", "is empty"),
        (with(source: ledger, ",\"reporting\":{\"currencies\":[\"eur\"]}"), "reporting.currencies[0]", "no ISO 4217 code"),
        (with(source: ledger, ",\"link\":{\"possible\":0.9}"), "link", "out of order"),
        (with(source: ledger, ",\"link\":{\"daysBefore\":\"7\"}"), "link.daysBefore", "expected a whole number, found a text"),
        (with(source: ledger, ",\"limits\":{\"maxRejectRate\":5}"), "limits.maxRejectRate", "out of range"),
        (with(source: ledger, ",\"csv\":{\"delimiter\":\",\",\"decimalSeparator\":\",\"}"), "csv", "would break numbers"),
        (
            with(source: ledger, ",\"units\":[{\"code\":\"X\",\"currency\":\"USD\",\"price\":\"1,5\"}]"), "units[0].price",
            "no plain decimal"
        ),
        (
            with(source: ledger, ",\"campaigns\":[{\"id\":\"c\",\"from\":\"2024-02-01\",\"to\":\"2024-01-01\"}]"), "campaigns[0].to",
            "before the first day"
        ),
        (
            with(source: ledger, ",\"campaigns\":[{\"id\":\"c\",\"from\":\"1.2.2024\",\"to\":\"2024-01-01\"}]"), "campaigns[0].from",
            "no date"
        ),
        (with(source: "{\"id\":\"l\",\"kind\":\"leger\",\"path\":\"x\"}"), "sources[0].kind", "not known"),
        (
            with(source: "{\"id\":\"l\",\"kind\":\"ledger\",\"path\":\"x\",\"columns\":{\"date\":\"D\"}}"), "sources[0].columns.amount",
            "needs amount"
        ),
        (
            with(source: "{\"id\":\"l\",\"kind\":\"ledger\",\"path\":\"x\",\"columns\":{\"dat\":\"D\"}}"), "sources[0].columns.dat",
            "unknown key"
        ),
        (with(source: ledger + "," + ledger), "sources[1].id", "already the id"),
        (with(source: ledger, ",\"campaigns\":[],\"campaigns\":[]"), "campaigns", "stands twice"),
        (with(source: ledger, ",\"version\":1"), "version", "stands twice"),
        (
            with(source: ledger + "," + ledger.replacing("\"D\",", with: "\"D\",\"\\u0064ate\":[{\"a\":1}],")),
            "sources[1].columns.date", "stands twice"
        ),
        (
            with(source: ledger, ",\"campaigns\":[{},{\"hashtags\":[\"a\",\"{\\\"\"],\"id\":\"c\",\"id\":\"d\"}]"), "campaigns[1].id",
            "stands twice"
        ),
        (with(source: ledger, ",\"reporting\":{\"currencies\":[\"EUR\",\"ZZZ\"]}"), "reporting.currencies[1]", "ZZZ is unknown"),
        (
            with(source: ledger, ",\"units\":[{\"code\":\"X\",\"currency\":\"ZZZ\",\"price\":\"1.5\"}]"), "units[0].currency",
            "ZZZ is unknown"
        ),
        (
            with(
                source: ledger,
                ",\"units\":[{\"code\":\"X\",\"currency\":\"USD\",\"price\":\"1\"},{\"code\":\"X\",\"currency\":\"EUR\",\"price\":\"1\"}]"),
            "units[1].code", "already the code"
        ),
        (
            with(source: "{\"id\":\"l\",\"kind\":\"ledger\",\"path\":\"x\",\"dialect\":{\"delimiter\":\"ab\"}}"),
            "sources[0].dialect.delimiter",
            "not one character"
        ),
        (
            with(source: "{\"id\":\"l\",\"kind\":\"ledger\",\"path\":\"x\",\"dialect\":{\"encoding\":\"koi8\"}}"),
            "sources[0].dialect.encoding",
            "not known"
        ),
    ]

    @Test(arguments: refused.indices)
    func refusesWithTheKeysPath(_ index: Int) throws {
        let (json, path, what) = Self.refused[index]
        let problem = #expect(throws: Problem.self) { try Self.read(json) }
        #expect(problem?.kind == .configuration && problem?.file == "pipeline.json", "\(json)")
        #expect(problem?.field == path, "\(json)")
        #expect(problem?.what.contains(what) == true, "\(json): \(problem?.what ?? "")")
        #expect(problem?.remedy.isEmpty == false, "\(json)")
    }

    @Test func readsWhatIsLeftOutAsTheDefault() throws {
        let configuration = try Self.read(Self.with())
        #expect(configuration.link.daysAfter == 30 && configuration.maxRejectRate == 0.05 && configuration.output == "out")
        #expect(configuration.sources[0].columns["payee"] == .position(2) && configuration.sources[0].parse.negative == .view)
    }

    @Test func tellsNoGroupingFromGroupingNotGiven() throws {
        let source = Self.ledger.dropLast(2) + "},\"parse\":{\"groupingSeparator\":\"\"}}"
        let given = try Self.read(Self.with(source: String(source))).sources[0].parse.groupingSeparator
        guard case .some(.none) = given else {
            Issue.record("an empty grouping separator means that there is none: \(String(describing: given))")
            return
        }
    }
}
