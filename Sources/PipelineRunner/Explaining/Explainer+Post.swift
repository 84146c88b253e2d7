internal import PipelineModel

extension Explainer {
    func explainPost(_ index: Int, _ page: inout Explanation) {
        let post = findings.contents[index]
        page.add("post \(name(ofContent: index))")
        let owner = findings.parties.owners[post.handle].map(named) ?? "nobody whom this investigation knows"
        page.add("\(post.postedAt.iso)  by \(text(post.handle)), the handle of \(owner)", 1)
        for (what, text) in [("address", post.url), ("caption", post.caption), ("hashtags", post.hashtags), ("label", post.label)]
        where !text.isEmpty {
            page.add("\(what): \(self.text(text))", 1)
        }
        if let views = post.views { page.add("views: \(views)", 1) }
        explainCampaigns(ofPost: index, &page)
        explainLinks(ofPost: index, &page)
        page.add("record", 1)
        add(record: post.place, "", 2, &page)
    }

    /// Whose content it is by the campaigns' own marks, whether anybody paid for it or not.
    private func explainCampaigns(ofPost index: Int, _ page: inout Explanation) {
        let campaigns = findings.configuration.campaigns.indices.filter {
            investigation.assembly.campaignContent.indices.contains($0) && investigation.assembly.campaignContent[$0].contains(index)
        }
        page.add(
            campaigns.isEmpty
                ? "It is no campaign's content by its day, id, hashtags or words."
                : "content of \(campaigns.map { findings.configuration.campaigns[$0].id }.joined(separator: ", "))", 1)
    }

    private func explainLinks(ofPost index: Int, _ page: inout Explanation) {
        var isFirst = true
        for link in findings.links {
            for share in link.campaigns {
                for item in share.posts where item.content == index {
                    if isFirst { page.add("payments that are held to have bought it", 1) }
                    isFirst = false
                    page.add(summary(ofPayment: link.payment), 2)
                    page.add(
                        "for \(findings.configuration.campaigns[share.campaign].id): \(item.grade.rawValue), \(Probability.text(item.probability)); link \(findings.payments[link.payment].id)/\(name(ofContent: index))",
                        3)
                }
            }
        }
        if isFirst { page.add("No payment is linked to it.", 1) }
    }

    /// A payment on one line.
    func summary(ofPayment index: Int) -> String {
        let payment = findings.payments[index]
        return
            "\(payment.id)  \(payment.day.iso)  \(money(payment.amount, payment.currency)) from \(named(payment.payer)) to \(named(payment.payee))"
    }
}
