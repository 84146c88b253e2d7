public import PipelineModel

/// The flags of the rules that were judged so far: those that need no flows can be judged while flows are traced.
public struct RaisedFlags: Sendable {
    /// By rule, sorted.
    private var ofRule: [String: [Flag]] = [:]

    public init() {}

    /// Judges the rules that need flows, or those that need none.
    ///
    /// - Throws: ``Problem`` as ``FlagRules/check(_:)`` does.
    public mutating func add(needingFlows: Bool, _ context: FlagContext, _ workers: Workers) throws {
        try add(FlagRules.all.filter { $0.needsFlows == needingFlows }, context, workers)
    }

    mutating func add(_ rules: [any FlagRule.Type], _ context: FlagContext, _ workers: Workers) throws {
        let settings = context.findings.configuration.flags
        guard settings.enabled else { return }
        try FlagRules.check(settings)
        // Rules know nothing of one another.
        let found = try workers.map(rules.count) { number in
            var flags = rules[number].init().evaluate(context, try FlagValues(rules[number], settings))
            FlagRules.sort(&flags)
            return flags
        }
        for (rule, flags) in zip(rules, found) { ofRule[rule.name] = flags }
    }

    /// All of them, by rule.
    public consuming func all() -> [Flag] {
        var all: [Flag] = []
        all.reserveCapacity(ofRule.values.reduce(0) { $0 + $1.count })
        for name in ofRule.keys.sorted() { all += ofRule[name] ?? [] }
        return all
    }
}
