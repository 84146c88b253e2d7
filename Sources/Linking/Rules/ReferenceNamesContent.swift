internal import PipelineModel

/// The reference names a post, by id or address: of this campaign, or of none.
struct ReferenceNamesContent: LinkRule {
    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        if claim.facts.contents.isEmpty { return 0 }
        return claim.namesContent(context.content) ? 9 : -6
    }

    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind {
        claim.namesContent(context.content) ? .referenceNamesContent : .referenceNamesOtherContent
    }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        let ids = claim.facts.contents.map { context.texts[context.content.contents[Int($0)].id] }.sorted()
        return "the reference names " + ids.joined(separator: ", ")
    }
}
