internal import PipelineModel

/// Gathers what a claim rests on.
struct ClaimBuilder {
    var context: LinkContext
    let disclosures: DisclosureIndex
    var payments: [Payment]
    /// Per payer who passes money on, the parties that fund it.
    var funders: [PartyID: [PartyID]] = [:]

    mutating func claim(_ payment: Int, creator: Int, campaign: Int, facts: ReferenceFacts) -> Claim {
        let paid = payments[payment]
        let party = creator >= 0 ? context.content.creators[creator] : nil
        var claim = Claim(
            payment: payment, day: paid.day, payer: paid.payer, creator: party, creatorNumber: creator, campaign: campaign, facts: facts,
            sighting: PostSighting(), disclosure: nil, isOwnMoney: party == paid.payer)
        if creator >= 0 {
            claim.sighting = PostSighting(
                creator: creator, campaign: campaign, day: paid.day, content: context.content, settings: context.settings)
            claim.disclosure = disclosure(creator, campaign, paid)
        }
        return claim
    }

    /// The disclosure that says most of this payment: first those that name the payer, then those that name a funder.
    private mutating func disclosure(_ creator: Int, _ campaign: Int, _ payment: Payment) -> DisclosureFit? {
        var best: DisclosureFit?
        for entry in disclosures.byCreator[creator] {
            let day = entry.content.map { context.content.contents[Int($0)].postedAt.day } ?? entry.disclosure.day
            let days = day - payment.day
            guard days >= -max(14, context.settings.daysBefore * 2), days <= context.settings.daysAfter + 7 else { continue }
            var fit = DisclosureFit.none
            fit.content = entry.content
            fit.namesPayer = context.sponsors.goes(payment.payer, by: entry.sponsor)
            if !fit.namesPayer, !entry.sponsor.isEmpty {
                for funder in funders[payment.payer] ?? [] where !fit.namesFunder {
                    fit.namesFunder = context.sponsors.goes(funder, by: entry.sponsor)
                }
            }
            fit.amountAgrees = agrees(entry.disclosure, payment)
            guard fit.namesPayer || fit.namesFunder || (entry.sponsor.isEmpty && fit.amountAgrees) else { continue }
            if let content = entry.content {
                fit.supports = context.content.campaignsOf[content]?.contains(campaign) ?? false
                fit.opposes = !fit.supports && fit.namesPayer
            } else {
                fit.supports = context.isInside(entry.disclosure.day, campaign) && context.content.posts(of: creator, in: campaign) != nil
            }
            if best.map({ rank(fit) > rank($0) }) ?? true { best = fit }
        }
        return best
    }

    private func rank(_ fit: DisclosureFit) -> Int {
        (fit.amountAgrees ? 8 : 0) + (fit.namesPayer ? 4 : fit.namesFunder ? 2 : 0) + (fit.supports ? 2 : 0) + (fit.content != nil ? 1 : 0)
    }

    /// Within a twentieth: taxes and exchange aside, a disclosed amount is the amount paid.
    func agrees(_ disclosure: Disclosure, _ payment: Payment) -> Bool {
        guard let amount = disclosure.amount, !amount.isZero else { return false }
        for (paid, currency) in [(payment.amount, payment.currency), (payment.executedAmount, payment.executedCurrency)]
        where currency == disclosure.currency && !currency.isEmpty {
            let scale = max(amount.scale, paid.scale)
            guard scale <= 18 else { continue }
            let left = Int128(amount.mantissa.magnitude) * ExactDecimal.powerOfTen(Int(scale - amount.scale))
            let right = Int128(paid.mantissa.magnitude) * ExactDecimal.powerOfTen(Int(scale - paid.scale))
            if max(left, right) - min(left, right) <= max(left, right) / 20 { return true }
        }
        return false
    }
}
