internal import PipelineModel

/// A payment outside of the campaign's window speaks against it, the more the further off.
struct CampaignWindow: LinkRule {
    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        let days = context.daysOutside(claim.day, claim.campaign)
        if days == 0 { return 0 }
        // Advances and late settlements happen within the days that link a payment to a post.
        return days <= 14 ? -1 : days <= max(30, context.settings.daysAfter) ? -2.5 : days <= 90 ? -5 : -8
    }

    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind { .outsideWindow }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        "\(context.daysOutside(claim.day, claim.campaign)) days outside of the campaign's window"
    }
}
