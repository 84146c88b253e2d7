internal import PipelineModel

/// The payer is the creator itself: money moved between own accounts.
struct OwnMoney: LinkRule {
    func bits(_ claim: Claim, _ context: LinkContext) -> Double { claim.isOwnMoney ? -8 : 0 }
    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind { .ownMoney }
    func detail(_ claim: Claim, _ context: LinkContext) -> String { "payer and payee are the same party" }
}
