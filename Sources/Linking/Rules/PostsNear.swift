internal import PipelineModel

/// The creator posted campaign content in `daysBefore`…`daysAfter` of the payment, weighed by how likely that is by chance: who posts for the
/// campaign all the time always has a post near.
struct PostsNear: LinkRule {
    /// How often a payment for a campaign has a post of it near.
    private static let hit = 0.95
    /// Creators are seldom paid for nothing that they posted: who posts for a campaign within days of a payment was likelier paid for that
    /// than for something that left no trace. Set on generated worlds.
    private static let trace = 1.2

    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        guard claim.creator != nil else { return 0 }
        let chance = min(0.97, max(0.08, claim.sighting.coverage))
        if claim.sighting.near > 0 { return (Self.hit / chance).bits + Self.trace }
        // A payment without content near is no payment for content, unless something names it.
        return ((1 - Self.hit) / max(0.06, 1 - chance)).bits
    }

    func kind(_ claim: Claim, _ context: LinkContext) -> String { claim.sighting.near > 0 ? "posts-near" : "no-post-near" }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        let (before, after) = (context.settings.daysBefore, context.settings.daysAfter)
        switch claim.sighting.near {
        case 0: return "no post of the campaign from \(before) days before to \(after) days after the payment"
        case 1: return "a post of the campaign within \(before) days before and \(after) days after the payment"
        case let count: return "\(count) posts of the campaign within \(before) days before and \(after) days after the payment"
        }
    }
}
