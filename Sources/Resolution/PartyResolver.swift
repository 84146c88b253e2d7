public import PipelineModel

/// Who is who: finds the parties behind the mentions of a run.
public enum PartyResolver {
    /// - Parameters:
    ///   - mentions: the distinct ways in which the entries name their parties.
    ///   - counts: how many rows each mention stands in, by its number.
    ///   - accounts: the rows of all account lists.
    ///   - contentHandles: the handles that posted, `platform:name`.
    ///   - decisions: the reviewers' verdicts; only `same` and `different` matter here.
    ///   - texts: the run's texts. Resolution adds names read from handles.
    ///   - workers: how many share the scoring of pairs; the result does not depend on it.
    /// - Returns: a party for every mention. It does not depend on the order of any argument's elements.
    public static func resolve(
        mentions: MentionTable, counts: [UInt32], accounts: [CreatorAccount], contentHandles: [TextID], decisions: [Decision],
        texts: inout TextTable, workers: Workers = Workers()
    ) -> Resolution {
        var run = ResolutionRun(
            mentions: mentions, counts: counts, accounts: accounts, contentHandles: contentHandles, texts: &texts, workers: workers)
        run.apply(decisions)
        run.gatherCreators()
        run.compareNames()
        run.findSharedAccounts()
        run.placeMentions()
        run.matchCreators()
        run.clusterOthers()
        return run.resolution()
    }
}
