internal import PipelineModel

extension Explainer {
    func explainTotal(_ campaign: Int, _ currency: Int, _ page: inout Explanation) {
        let code = findings.configuration.reporting.currencies[currency]
        guard let total = investigation.aggregates.campaigns.first(where: { $0.campaign == campaign && $0.currency.code == code }) else {
            return
        }
        let settings = findings.configuration.campaigns[campaign]
        page.add("total \(settings.id)/\(code)")
        page.add(
            "\(settings.name), \(settings.from.iso) to \(settings.to.iso)\(settings.beneficiary.isEmpty ? "" : ", for " + settings.beneficiary)",
            1)
        page.add(
            "\(money(total.amounts.total, total.currency)) = \(money(total.amounts.confirmed, total.currency)) confirmed + \(money(total.amounts.probable, total.currency)) probable; \(money(total.amounts.possible, total.currency)) more is possible and not counted",
            1)
        page.add("\(total.payments) payments of \(total.payers) payers to \(total.creators) creators for \(total.posts) posts", 1)
        page.add("disclosed \(money(total.disclosed, total.currency)), not disclosed \(money(total.undisclosed, total.currency))", 1)
        if let declared = total.declared, let gap = total.gap {
            page.add(
                "declared \(money(declared, total.currency)), so that the total is \(money(abs(gap), total.currency)) \(gap < 0 ? "less" : "more")",
                1)
        } else if findings.declarations.contains(where: { findings.isDeclared($0, for: settings) }) {
            page.add("what was declared is open in \(code), since a declaration has no rate:", 1)
        }
        for (number, declaration) in findings.declarations.enumerated() where findings.isDeclared(declaration, for: settings) {
            let open = investigation.aggregates.unconvertedDeclarations.first {
                $0.declaration == number && $0.campaign == campaign && $0.currency.code == code
            }
            let lack = open.map { "; there is no rate on \($0.day.iso)" } ?? ""
            add(record: declaration.place, "declares \(money(declaration.amount, declaration.currency))" + lack, 2, &page)
        }
        if total.unconverted > 0 {
            page.add("\(total.unconverted) payments have no rate; they stay in their own currency and are not added in", 1)
        }
        explainParts(campaign, currency, total, &page)
    }

    private func explainParts(_ campaign: Int, _ currency: Int, _ total: CampaignTotal, _ page: inout Explanation) {
        let parts = investigation.aggregates.contributions.filter { $0.campaign == campaign && $0.currency == currency }.sorted {
            ($1.grade, $1.amount, findings.payments[$0.payment].id) < ($0.grade, $0.amount, findings.payments[$1.payment].id)
        }
        guard !parts.isEmpty else { return }
        page.add("every line of it, rounded by itself:", 1)
        for part in parts {
            let payment = findings.payments[part.payment]
            let places = findings.places(of: payment).joined(separator: " ")
            let counted = part.grade == .possible ? " (not counted)" : ""
            page.add(
                "\(payment.id)  \(payment.day.iso)  \(money(Int128(part.amount), total.currency))  \(part.grade.rawValue)\(counted)  \(findings.parties[payment.payer].name) → \(findings.parties[payment.payee].name)  \(places)",
                2)
        }
    }
}
