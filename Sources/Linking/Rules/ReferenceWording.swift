internal import PipelineModel

/// What a reference that names no campaign says instead: nothing, what others say too, words of the payer's own (its contract), or the name
/// of somebody who pays creators (its product). How much each speaks for a campaign is learnt.
struct ReferenceWording: LinkRule {
    var isLearnt: Bool { true }

    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        claim.creator == nil ? 0 : context.learnt.wording.bits(claim.wording)
    }

    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind {
        switch claim.wording {
        case .own: .referenceInPayersWords
        case .product: .referenceNamesPayer
        case .empty: .referenceIsEmpty
        case .common, .named: .referenceIsGeneric
        }
    }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        switch claim.wording {
        case .own: "the reference names no campaign, and something that only this payer writes of"
        case .product: "the reference names no campaign, and the payer or another who pays creators"
        case .empty: "the reference is empty, or says nothing but numbers and handles"
        case .common, .named: "the reference names no campaign"
        }
    }
}
