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
    /// - Throws: ``Problem`` (configuration) with the key's path for an unknown flag, an unknown parameter or a wrong value.
    public static func check(_ settings: PipelineConfiguration.FlagSettings) throws {
        let names = all.map { $0.name }
        for name in settings.parameters.keys.sorted() where !names.contains(name) {
            throw Problem(
                .configuration, field: "flags." + name, "there is no such flag",
                remedy: "write one of " + names.sorted().joined(separator: ", "))
        }
        for rule in all { _ = try FlagValues(rule, settings) }
    }

    /// Every flag of the findings, sorted by flag, severity, subject id, campaign and evidence; none where `flags` is false.
    ///
    /// - Throws: ``Problem`` as ``check(_:)`` does.
    public static func evaluate(_ context: FlagContext, workers: Workers = Workers()) throws -> [Flag] {
        let settings = context.findings.configuration.flags
        guard settings.enabled else { return [] }
        try check(settings)
        // Rules know nothing of one another.
        let found = try workers.map(all.count) { number in
            let rule = all[number]
            return sorted(rule.init().evaluate(context, try FlagValues(rule, settings)))
        }
        return all.indices.sorted { all[$0].name < all[$1].name }.flatMap { found[$0] }
    }

    /// The flags of one rule in the order in which they are published. What is moved about is their numbers.
    private static func sorted(_ flags: [Flag]) -> [Flag] {
        flags.indices.map { Int32($0) }.sorted { precedes(flags[Int($0)], flags[Int($1)]) }.map { flags[Int($0)] }
    }

    private static func precedes(_ left: Flag, _ right: Flag) -> Bool {
        if left.severity != right.severity { return left.severity.rawValue < right.severity.rawValue }
        if left.subjectID != right.subjectID { return left.subjectID < right.subjectID }
        return (left.campaignID, left.evidence, left.detail) < (right.campaignID, right.evidence, right.detail)
    }
}
