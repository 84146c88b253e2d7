internal import PipelineModel

extension Explainer {
    /// - Parameters:
    ///   - campaign: The campaign asked for, or nil for whichever the post belongs to.
    ///   - content: The post asked for, or nil for all.
    func explainLink(_ index: Int, _ campaign: Int?, _ content: Int?, _ page: inout Explanation) {
        let payment = findings.payments[index]
        page.add("link of payment \(payment.id)\(content.map { " and post " + name(ofContent: $0) } ?? "")")
        page.add(
            "\(payment.day.iso)  \(money(payment.amount, payment.currency)) from \(named(payment.payer)) to \(named(payment.payee))", 1)
        for reference in payment.references { page.add("reference: \(text(reference))", 1) }
        guard let link = link(of: index) else {
            page.add("The payment reached no creator and no campaign that this investigation knows: there is no link.", 1)
            return
        }
        explainCreator(link, payment, &page)
        let fitting = link.campaigns.indices.filter { position in
            let share = link.campaigns[position]
            return campaign.map { $0 == share.campaign } ?? true
                && content.map { wanted in share.posts.contains { $0.content == wanted } } ?? true
        }
        if fitting.isEmpty { page.add("The evidence does not link the two: it is below `possible`, or a reviewer rejected it.", 1) }
        for position in fitting { explainShare(link, position, &page, onlyContent: content) }
        if let content {
            let post = findings.contents[content]
            page.add("post \(name(ofContent: content)) by \(text(post.handle)), \(post.postedAt.iso)", 1)
            if !post.url.isEmpty { page.add(text(post.url), 2) }
            if !post.label.isEmpty { page.add("label: \(text(post.label))", 2) }
            add(record: post.place, "", 2, &page)
        }
        page.add("records of the payment", 1)
        for entry in payment.entries { explainRecord(findings.entryPlaces[entry], &page) }
    }
}
