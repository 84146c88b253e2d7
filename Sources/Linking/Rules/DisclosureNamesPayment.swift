internal import PipelineModel

/// A disclosure names the payer (or who funds it) and campaign content, perhaps with the amount; or the payer and other content.
struct DisclosureNamesPayment: LinkRule {
    func bits(_ claim: Claim, _ context: LinkContext) -> Double {
        guard let fit = claim.disclosure else { return 0 }
        let amount = fit.amountAgrees ? 2.0 : 0
        if fit.supports { return (fit.namesPayer ? 5.5 : fit.namesFunder ? 4 : 1) - (fit.content == nil ? 3 : 0) + amount }
        return fit.opposes ? -4 - amount : 0
    }

    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind {
        guard let fit = claim.disclosure, fit.supports else { return .disclosureNamesOtherContent }
        return fit.amountAgrees
            ? .disclosureNamesPayerAndAmount
            : fit.namesPayer ? .disclosureNamesPayer : fit.namesFunder ? .disclosureNamesFunder : .contentDisclosed
    }

    func detail(_ claim: Claim, _ context: LinkContext) -> String {
        guard let fit = claim.disclosure else { return "" }
        let name = fit.namesPayer && !context.parties[claim.payer].names.contains(fit.sponsor) ? context.texts[fit.sponsor] : ""
        let naming = name.isEmpty ? "" : "the disclosure names “\(name)”"
        guard let content = fit.content else { return naming }
        let disclosed = "disclosed on " + context.texts[context.content.contents[Int(content)].id]
        return naming.isEmpty ? disclosed : disclosed + "; " + naming
    }
}
