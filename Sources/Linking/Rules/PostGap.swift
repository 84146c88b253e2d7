internal import PipelineModel

/// How soon after the payment (or before it) the next post of the campaign came, against what payments that name their campaign show.
struct PostGap: LinkRule {
    var isLearnt: Bool { true }

    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        guard claim.creator != nil, let gap = claim.sighting.gap else { return 0 }
        return context.learnt.gaps.bits(gap)
    }

    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind { .postTiming }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        guard let gap = claim.sighting.gap else { return "" }
        return gap < 0
            ? "posted \(-gap) days before the payment"
            : gap == 0 ? "posted on the day of the payment" : "posted \(gap) days after the payment"
    }
}
