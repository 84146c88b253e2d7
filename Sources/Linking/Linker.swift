public import PipelineModel

/// Links payments to creators, campaigns and posts, and shows its reasons.
///
/// Every claim “this payment reached this creator for this campaign” is weighed by the rules of ``LinkRules`` and by what all payments
/// together teach (who sponsors, who was funded, how soon posts follow). The claims on one payment compete for its probability, together with
/// the claim that it was for none of the campaigns. Nothing depends on the order of payments.
public struct Linker: Sendable {
    /// Cases made into links by one core before it takes more.
    private static let partSize = 4096

    private let campaigns: [Campaign]
    private let settings: PipelineConfiguration.LinkSettings
    private let tellsDetails: Bool

    /// - Parameter tellsDetails: Whether evidence says in words what was observed. No output of a run shows them; whoever explains a link does.
    public init(campaigns: [Campaign], settings: PipelineConfiguration.LinkSettings, tellsDetails: Bool = true) {
        self.campaigns = campaigns
        self.settings = settings
        self.tellsDetails = tellsDetails
    }

    /// - Parameters:
    ///   - payments: Sorted by day and id, as reconciliation gives them.
    ///   - index: Knows other ids by which decisions may cite a payment; nil where there are none.
    ///   - engine: Where candidates are looked for; the links do not depend on it.
    /// - Throws: What the engine throws; nothing where this process does the work.
    public func link<Work: Engine>(
        payments: [Payment], parties: PartyTable, mentions: MentionTable, contents: [Content], disclosures: [Disclosure],
        accounts: [CreatorAccount], decisions: [Decision], rates: RateTable, texts: TextTable, index: PaymentIndex? = nil,
        engine: Work = LocalEngine()
    ) throws(Work.Failure) -> Linking {
        let workers = engine.workers
        let marks = CampaignMarks(campaigns)
        let content = ContentIndex(
            contents, parties: parties, texts: texts, campaigns: campaigns, marks: marks, settings: settings, workers: workers)
        let campaigns = campaigns
        let ((disclosureIndex, amounts), (reader, sponsors)) = workers.together(
            {
                (
                    DisclosureIndex(disclosures, content: content, parties: parties, texts: texts, workers: workers),
                    ComparableAmounts(payments, rates: rates, texts: texts)
                )
            },
            {
                (
                    ReferenceReader(texts: texts, marks: marks, content: content, parties: parties),
                    SponsorIndex(campaigns, parties: parties, texts: texts)
                )
            })
        let context = LinkContext(
            campaigns: campaigns, settings: settings, content: content, parties: parties, texts: texts, sponsors: sponsors,
            tellsDetails: tellsDetails)
        let book = DecisionBook(decisions, index: index ?? PaymentIndex(payments), context: context)
        var (links, finder) = try Self.weigh(
            CaseBuilder(
                claims: ClaimBuilder(context: context, disclosures: disclosureIndex, payments: payments), reader: reader,
                accounts: accounts, amounts: amounts, decisions: book), engine)
        finder.findPosts(of: &links, workers: workers)
        return Linking(
            links: links, campaignContent: content.campaignContent, creatorOfContent: content.ownerOf,
            unmatchedDecisions: book.unmatched + book.idle(in: links, context), unsettledSponsors: sponsors.unsettled)
    }

    /// The links without their posts, and who finds these. Cases and what was learnt of them are let go of here.
    private static func weigh<Work: Engine>(
        _ builder: CaseBuilder, _ engine: Work
    ) throws(Work.Failure) -> ([PaymentLink], PostFinder) {
        var builder = builder
        var (found, known) = try builder.build(engine: engine)
        var weigher = Weigher(&found, context: builder.claims.context, workers: engine.workers)
        weigher.weigh(builder.decisions, workers: engine.workers)
        builder.claims.context = weigher.context
        let links = links(LinkAssembly(builder.claims, known, weigher: weigher, decisions: builder.decisions), weigher, engine.workers)
        return (links, PostFinder(claims: builder.claims, references: known.references, decisions: builder.decisions))
    }

    /// The links of all cases, in the order of payments.
    private static func links(_ assembly: LinkAssembly, _ weigher: Weigher, _ workers: Workers) -> [PaymentLink] {
        let ranges = Workers.parts(of: weigher.order.indices, size: partSize)
        return workers.joined(
            workers.map(ranges.count) { part in
                var assembly = assembly
                var links: [PaymentLink] = []
                for some in Workers.parts(of: ranges[part], size: LinkAssembly.touchedAtOnce) {
                    let cases = some.map { weigher.cases[Int(weigher.order[$0])] }
                    assembly.touch(cases)
                    for item in cases { if let link = assembly.link(item) { links.append(link) } }
                }
                return links
            })
    }
}
