import PipelineModel

@testable import Linking

extension SmallWorld {
    /// What rules look things up in, and a builder of claims on the payments.
    func claims() -> (context: LinkContext, builder: ClaimBuilder, references: ReferenceTable) {
        let table = PartyTable(parties: parties, matches: matches, owners: owners)
        let marks = CampaignMarks(campaigns)
        let content = ContentIndex(
            contents, parties: table, texts: texts, campaigns: campaigns, marks: marks, settings: settings, workers: Workers(1))
        let context = LinkContext(
            campaigns: campaigns, settings: settings, content: content, parties: table, texts: texts,
            sponsors: SponsorIndex(campaigns, parties: table, texts: texts))
        let builder = ClaimBuilder(
            context: context, disclosures: DisclosureIndex(disclosures, content: content, parties: table, texts: texts, workers: Workers(1)),
            payments: payments)
        let reader = ReferenceReader(texts: texts, marks: marks, content: content, parties: table)
        return (context, builder, ReferenceTable(reader, payments, workers: Workers(1)) { _ in true })
    }
}
