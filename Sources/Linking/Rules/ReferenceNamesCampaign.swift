internal import PipelineModel

/// The reference names the campaign by id, name, hashtag or keyword; or another.
struct ReferenceNamesCampaign: LinkRule {
    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        if claim.facts.isEmpty { return 0 }
        if let mark = claim.facts.strength(of: claim.campaign) {
            // A short or common word is less of a name; one of a dozen letters and more is nobody's turn of phrase.
            return min(mark.isName ? 9 : 7.5, 2.5 + Double(mark.length) * 0.5)
        }
        return claim.facts.marks.isEmpty ? 0 : -5
    }

    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind {
        claim.facts.isMarked(claim.campaign) ? .referenceNamesCampaign : .referenceNamesOtherCampaign
    }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        if let mark = claim.facts.mark(of: claim.campaign) { return "the reference says “\(mark.text)”" }
        if let other = claim.facts.marks.first {
            return "the reference says “\(other.text)”, which is \(context.campaigns[other.campaign].name)"
        }
        return ""
    }
}
