public import PipelineModel

/// Who is who: finds the parties behind the mentions of a run.
public enum PartyResolver {
    /// - Parameters:
    ///   - mentions: the distinct ways in which the entries name their parties.
    ///   - counts: how many rows each mention stands in, by its number.
    ///   - accounts: the rows of all account lists.
    ///   - contentHandles: the handles that posted, `platform:name`.
    ///   - outsideNames: names from outside the ledgers (of listed sponsors, disclosures, watch lists), as texts of a table of their own. Whom they
    ///     name is found; no party is what it is because of them.
    ///   - decisions: the reviewers' verdicts; only `same` and `different` matter here.
    ///   - texts: the run's texts. Resolution adds names read from handles.
    ///   - tellsDetails: whether matches say in words what they stand on.
    ///   - engine: where pairs are scored; the result does not depend on it.
    /// - Returns: a party for every mention. It does not depend on the order of any argument's elements.
    /// - Throws: what the engine throws; nothing where this process does the work.
    public static func resolve<Work: Engine>(
        mentions: MentionTable, counts: [UInt32], accounts: [CreatorAccount], contentHandles: [TextID],
        outsideNames: TextTable = TextTable(), decisions: [Decision], texts: inout TextTable, tellsDetails: Bool = true,
        engine: Work = LocalEngine()
    ) throws(Work.Failure) -> Resolution {
        var run = ResolutionRun(
            mentions: mentions, counts: counts, accounts: accounts, contentHandles: contentHandles, texts: &texts, workers: engine.workers)
        run.tells = tellsDetails
        run.apply(decisions)
        run.gatherCreators()
        try run.compareNames(engine)
        run.findSharedAccounts()
        run.placeMentions()
        run.matchCreators()
        run.clusterOthers()
        run.settleDecisions()
        var resolution = run.resolution()
        resolution.table.named = run.named(outsideNames, among: resolution.table.parties)
        return resolution
    }
}
