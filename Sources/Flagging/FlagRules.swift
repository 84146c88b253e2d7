public import PipelineModel

/// The registry of flags.
public enum FlagRules {
    public static let all: [any FlagRule.Type] = [
        AlteredHashtag.self, AmountsDisagree.self, CommonChannel.self, DeclaredLess.self, DisclosureWithoutPayment.self,
        LookAlikePayments.self, LookAlikePosts.self, MissingLabel.self, PassThrough.self, PlatformCoins.self, RoundTrip.self,
        SharedAccount.self, Structuring.self, UndisclosedPayment.self, WatchList.self, WokenAccount.self,
    ]

    /// Checks `flags` of `pipeline.json`, so that a mistake there stops a run before it starts.
    ///
    /// - Parameter registry: The currencies that there are.
    /// - Throws: ``Problem`` (configuration) with the key's path for an unknown flag, an unknown parameter or a wrong value.
    public static func check(_ settings: PipelineConfiguration.FlagSettings, _ registry: CurrencyRegistry = CurrencyRegistry()) throws {
        let names = all.map { $0.name }
        for name in settings.parameters.keys.sorted() where !names.contains(name) {
            throw Problem(
                .configuration, field: "flags." + name, "there is no such flag",
                remedy: "write one of " + names.sorted().joined(separator: ", "))
        }
        for rule in all { _ = try FlagValues(rule, settings, registry) }
    }

    /// Every flag of the findings, sorted by flag, severity, subject id, campaign and evidence; none where `flags` is false.
    ///
    /// - Throws: ``Problem`` as ``check(_:)`` does.
    public static func evaluate(_ context: FlagContext, workers: Workers = Workers()) throws -> [Flag] {
        var all: [Flag] = []
        try evaluate(context, workers: workers, make: { $0 }, take: { all.append(contentsOf: $0) })
        return all
    }

    /// The same, each rule's flags by themselves: so that they need not be in memory all at once.
    ///
    /// - Parameters:
    ///   - make: Turns a rule's flags into what is wanted of them, in any thread.
    ///   - take: Is given that, rule by rule in their order.
    public static func evaluate<Made: Sendable>(
        _ context: FlagContext, workers: Workers, make: @Sendable (FlagList) -> Made, take: (Made) throws -> Void
    ) throws {
        let settings = context.findings.configuration.flags
        guard settings.enabled else { return }
        let registry = CurrencyRegistry(units: context.findings.configuration.units)
        try check(settings, registry)
        let rules = all.sorted { $0.name < $1.name }
        let order = rules.indices.sorted { left, right in
            (rank(rules[left]), left) < (rank(rules[right]), right)
        }
        // Rules know nothing of one another.
        try workers.forEachInOrder(rules.count, begin: order) { number in
            var flags = rules[number].init().evaluate(context, try FlagValues(rules[number], settings, registry))
            flags.sort()
            return make(flags)
        } take: { made in
            try take(made)
        }
    }

    /// Rules that look at all payments or posts, as they are begun after all others: those that may raise many flags in the order of their names,
    /// so that few flags wait to be written.
    private static let long: [any FlagRule.Type] = [
        RoundTrip.self, Structuring.self, PassThrough.self, LookAlikePayments.self, AlteredHashtag.self, DisclosureWithoutPayment.self,
        MissingLabel.self, UndisclosedPayment.self, WokenAccount.self,
    ]

    private static func rank(_ rule: any FlagRule.Type) -> Int { long.firstIndex { $0 == rule } ?? -1 }
}
