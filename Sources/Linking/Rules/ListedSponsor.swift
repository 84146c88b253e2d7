internal import PipelineModel

/// The payer is one of the campaign's listed sponsors, and pays inside its window.
struct ListedSponsor: LinkRule {
    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        guard context.sponsors.isListed(claim.payer, for: claim.campaign) else { return 0 }
        return Self.bits(isInside: context.isInside(claim.day, claim.campaign))
    }

    /// The bits where the payer is listed.
    static func bits(isInside: Bool) -> Double { isInside ? 5 : 1.5 }

    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind { .listedSponsor }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        let spelling = context.sponsors.spelling(of: claim.payer, for: claim.campaign).map { " by the name “\($0)”" } ?? ""
        return "\(context.parties[claim.payer].name) is listed as a sponsor of \(context.campaigns[claim.campaign].name)\(spelling)"
    }
}
