internal import PipelineModel

/// The creator posted campaign content in `daysBefore`…`daysAfter` of the payment, weighed by how often that is so by chance: by how many of
/// those who are paid for something else post for the campaign, and by how much of its time a creator's posts cover.
struct PostsNear: LinkRule {
    var isLearnt: Bool { true }

    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        guard claim.creator != nil else { return 0 }
        return context.learnt.posting(claim.campaign).bits(claim.sighting)
    }

    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind { claim.sighting.near > 0 ? .postsNear : .noPostNear }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        let (before, after) = (context.settings.daysBefore, context.settings.daysAfter)
        switch claim.sighting.near {
        case 0: return "no post of the campaign from \(before) days before to \(after) days after the payment"
        case 1: return "a post of the campaign within \(before) days before and \(after) days after the payment"
        case let count: return "\(count) posts of the campaign within \(before) days before and \(after) days after the payment"
        }
    }
}
