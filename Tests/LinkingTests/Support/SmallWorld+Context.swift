import PipelineModel

@testable import Linking

extension SmallWorld {
    /// What rules look things up in, and a builder of claims on the payments.
    func claims() -> (context: LinkContext, builder: ClaimBuilder, references: ReferenceTable) {
        let table = table
        let marks = CampaignMarks(campaigns)
        let content = ContentIndex(
            contents, parties: table, texts: texts, campaigns: campaigns, marks: marks, settings: settings, workers: Workers(1))
        let context = LinkContext(
            campaigns: campaigns, settings: settings, content: content, parties: table, texts: texts,
            sponsors: SponsorIndex(campaigns, parties: table, texts: texts))
        let builder = ClaimBuilder(
            context: context,
            disclosures: DisclosureIndex(disclosures, content: content, parties: table, texts: texts, workers: Workers(1)),
            payments: payments)
        let reader = ReferenceReader(texts: texts, marks: marks, content: content, parties: table)
        return (context, builder, ReferenceTable(reader, payments, workers: Workers(1)) { _ in true })
    }

    func reader() -> ReferenceReader {
        let context = claims().context
        return ReferenceReader(texts: texts, marks: CampaignMarks(campaigns), content: context.content, parties: context.parties)
    }

    /// What looks for the payments that may have reached a creator.
    func creatorCases() -> CreatorCases {
        let (context, claims, references) = claims()
        let intermediaries = Intermediaries(payments, content: context.content, parties: parties.count, workers: Workers(1))
        return CreatorCases(
            claims: claims, references: references, creatorPayees: CreatorPayees(context),
            payees: PayeeContext(claims, references, workers: Workers(1)),
            owners: PayeeOwners(claims, accounts: accounts, intermediaries, references, workers: Workers(1)),
            intermediaries: intermediaries, amounts: ComparableAmounts(payments, rates: RateTable(), texts: texts),
            decisions: DecisionBook(decisions, index: PaymentIndex(payments), context: context))
    }
}
