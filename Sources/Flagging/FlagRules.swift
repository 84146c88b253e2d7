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
    public static func evaluate(_ context: FlagContext) throws -> [Flag] {
        let settings = context.findings.configuration.flags
        guard settings.enabled else { return [] }
        try check(settings)
        let flags = try all.flatMap { rule in rule.init().evaluate(context, try FlagValues(rule, settings)) }
        return flags.sorted {
            ($0.flag, $0.severity.rawValue, $0.subjectID, $0.campaignID, $0.evidence, $0.detail)
                < ($1.flag, $1.severity.rawValue, $1.subjectID, $1.campaignID, $1.evidence, $1.detail)
        }
    }
}
