internal import LedgerStore
internal import PipelineModel

extension Explainer {
    func explainPayment(_ index: Int, _ page: inout Explanation) {
        let payment = findings.payments[index]
        page.add("payment \(payment.id)")
        page.add("\(payment.day.iso)  \(money(payment.amount, payment.currency))", 1)
        page.add("from \(named(payment.payer))", 1)
        page.add("to \(named(payment.payee))", 1)
        if !payment.executedCurrency.isEmpty { page.add("executed as \(money(payment.executedAmount, payment.executedCurrency))", 1) }
        for reference in payment.references { page.add("reference: \(text(reference))", 1) }
        explainRates(payment, &page)
        explainMerging(payment, &page)
        if let link = link(of: index) {
            explainCreator(link, payment, &page)
            if link.campaigns.isEmpty { page.add("It is linked to no campaign.", 1) }
            for position in link.campaigns.indices { explainShare(link, position, &page) }
            page.add(link.disclosed ? "A disclosure or a label covers it." : "No disclosure and no label covers it.", 1)
        } else {
            page.add("It reached no creator and no campaign that this investigation knows.", 1)
        }
        explainVerdicts(payment, index, &page)
        page.add("records", 1)
        for entry in payment.entries { explainRecord(findings.entryPlaces[entry], &page) }
    }

    /// The amount in every reporting currency, and the path to it.
    func explainRates(_ payment: Payment, _ page: inout Explanation) {
        let executed = (amount: payment.executedAmount, code: text(payment.executedCurrency))
        for code in findings.configuration.reporting.currencies {
            if let said = ConversionText(conversion: conversion).text(
                payment.amount, text(payment.currency), executed: executed, to: code, on: payment.day)
            {
                page.add("in \(code): \(said)", 1)
            }
        }
    }

    /// What reviewers said of the payment or of a link of it, under whatever id it had then.
    private func explainVerdicts(_ payment: Payment, _ index: Int, _ page: inout Explanation) {
        for decision in investigation.inputs.decisions.decisions where decision.verdict == .accept || decision.verdict == .reject {
            let subject = String(decision.subject.prefix { $0 != "/" })
            guard investigation.assembly.paymentIndex[subject] == index else { continue }
            let object = decision.object.isEmpty ? "" : " for \(decision.object)"
            let by = decision.by.isEmpty ? "" : " by \(decision.by)"
            let at = decision.at.isEmpty ? "" : ", \(decision.at)"
            let because = decision.because.isEmpty ? "" : ": \(decision.because)"
            page.add("verdict: \(decision.verdict.rawValue) \(decision.subject)\(object)\(by)\(at)\(because)", 1)
        }
    }

    private func explainMerging(_ payment: Payment, _ page: inout Explanation) {
        guard payment.entries.count > 1 else {
            page.add("one source witnesses it", 1)
            return
        }
        page.add(
            "\(payment.entries.count) sources witness it, and \(payment.agreement == .conflicting ? "do not agree in everything" : "agree"); it counts once:",
            1)
        for piece in payment.evidence { page.add("\(piece.short)\(piece.detail.isEmpty ? "" : "  " + piece.detail)", 2) }
    }

    func explainCreator(_ link: PaymentLink, _ payment: Payment, _ page: inout Explanation) {
        guard let creator = link.creator else { return }
        page.add("creator \(named(creator))\(link.handle.isEmpty ? "" : ", " + text(link.handle))", 1)
        page.add(waterfall: link.creatorEvidence, to: link.creatorProbability, 2, closing: "with what the payment itself says of its payee")
        for candidate in findings.parties[payment.payeeMention].candidates {
            page.add("namesake \(named(candidate.party)): \(Probability.text(candidate.probability))", 2)
        }
    }

    /// One campaign's part of the payment: its evidence and the posts it bought.
    func explainShare(_ link: PaymentLink, _ position: Int, _ page: inout Explanation, onlyContent: Int? = nil) {
        let share = link.campaigns[position]
        page.add(
            "campaign \(findings.configuration.campaigns[share.campaign].id): \(share.grade.rawValue), \(Probability.text(share.probability))",
            1)
        page.add(
            waterfall: share.evidence, to: share.probability, 2,
            closing: "with the other things that the payment may have been, and the bounds that grades have")
        if link.campaigns.count > 1 {
            page.add("the payment is shared by \(link.campaigns.count) campaigns; this one's weight is \(share.weight)", 2)
        }
        for post in share.posts where onlyContent.map({ $0 == post.content }) ?? true {
            let content = findings.contents[post.content]
            page.add(
                "post \(name(ofContent: post.content))  \(text(content.handle))  \(content.postedAt.iso)  \(post.grade.rawValue), \(Probability.text(post.probability))",
                2)
            if let part = allocated(link.payment, position, post.content) { page.add("allocated \(part)", 3) }
            for piece in post.evidence { page.add("\(piece.short)\(piece.detail.isEmpty ? "" : "  " + piece.detail)", 3) }
        }
    }

    private func allocated(_ payment: Int, _ position: Int, _ content: Int) -> String? {
        let line = investigation.aggregates.links.first { line in
            let link = findings.links[line.link]
            return link.payment == payment && line.share == position && link.campaigns[position].posts[line.post].content == content
        }
        return line?.allocated.map { "\($0) \(findings.configuration.reporting.currencies.first ?? "")" }
    }

    /// The record of an entry that counts no more, and the excluded one that takes it back.
    func explainWithdrawal(_ withdrawal: RecordSettlement.Withdrawal, _ page: inout Explanation) {
        page.add("records", 1)
        add(record: withdrawal.by, "(excluded)", 2, &page)
        add(record: withdrawal.place, "(corrected by the one above)", 3, &page)
    }

    /// An entry's record, and every record that it stands for.
    func explainRecord(_ place: Place, _ page: inout Explanation) {
        add(record: place, "", 2, &page)
        for retelling in investigation.assembly.retellings[place] ?? [] {
            add(
                record: retelling.place, retelling.fate == .corrected ? "(corrected by the one above)" : "(the same, delivered again)", 3,
                &page)
        }
    }
}
