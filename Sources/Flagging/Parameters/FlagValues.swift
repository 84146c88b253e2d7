internal import PipelineModel

/// A rule's parameters in force: the defaults, overridden by `pipeline.json`. Every value is checked when this is made.
public struct FlagValues: Sendable {
    private var values: [String: String] = [:]
    /// `key=value` in the rule's order, separated by blanks.
    public private(set) var text = ""

    init(
        _ rule: any FlagRule.Type, _ settings: PipelineConfiguration.FlagSettings, _ registry: CurrencyRegistry = CurrencyRegistry()
    ) throws {
        let given = settings.parameters[rule.name] ?? [:]
        let known = rule.parameters
        for key in given.keys.sorted() where !known.contains(where: { $0.key == key }) {
            let keys = known.map(\.key).joined(separator: ", ")
            throw Problem(
                .configuration, field: "flags.\(rule.name).\(key)", "this flag has no such parameter",
                remedy: keys.isEmpty ? "leave it out: it has none" : "write one of " + keys)
        }
        for parameter in known {
            let value = given[parameter.key] ?? parameter.standard
            if let expected = Self.mistake(in: value, parameter.kind, registry) {
                throw Problem(
                    .configuration, field: "flags.\(rule.name).\(parameter.key)", "“\(value)” is not \(expected)",
                    remedy: "write for example \(parameter.standard)")
            }
            values[parameter.key] = value
        }
        text = known.map { "\($0.key)=\((values[$0.key] ?? "").replacing(" ", with: ","))" }.joined(separator: " ")
    }

    func count(_ key: String) -> Int { Int(values[key] ?? "") ?? 0 }
    func amount(_ key: String) -> ExactDecimal { ExactDecimal(values[key] ?? "") ?? .zero }
    func code(_ key: String) -> String { values[key] ?? "" }
    func words(_ key: String) -> [String] { (values[key] ?? "").split { $0 == " " || $0 == "," }.map(String.init) }

    /// What the value should have been, or nil where it is right.
    private static func mistake(in value: String, _ kind: FlagParameter.Kind, _ registry: CurrencyRegistry) -> String? {
        switch kind {
        case .count: Int(value).map { (0...1_000_000).contains($0) } == true ? nil : "a whole number from 0 on"
        case .percent: Int(value).map { (0...100).contains($0) } == true ? nil : "a whole number from 0 to 100"
        case .amount: ExactDecimal(value).map { $0 > .zero } == true ? nil : "an amount above 0"
        case .currency: registry.currency(value) != nil ? nil : "an ISO 4217 code, nor the code of one of units"
        case .words: value.contains { $0 != " " && $0 != "," } ? nil : "a list of words"
        }
    }
}
