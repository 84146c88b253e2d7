internal import PipelineModel

/// How much of what the creator posted around the payment is campaign content: much else may have been what was paid for.
struct OtherPosts: LinkRule {
    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        guard claim.creator != nil, claim.sighting.near > 0 else { return 0 }
        let share = (Double(claim.sighting.near) + 0.5) / (Double(claim.sighting.all) + 1)
        return max(-0.7, min(0.4, (share / 0.3).bits * 0.3))
    }

    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind { .shareOfPosts }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        "\(claim.sighting.near) of the creator's \(claim.sighting.all) posts around the payment"
    }
}
