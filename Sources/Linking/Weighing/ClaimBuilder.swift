internal import PipelineModel

/// Gathers what claims rest on: first what the payment says, then what is known of it and a creator, then of a campaign.
struct ClaimBuilder {
    var context: LinkContext
    let disclosures: DisclosureIndex
    var payments: [Payment]
    /// Per payer who passes money on, the parties that fund it.
    var funders: [PartyID: [PartyID]] = [:]
    private var names: PartyNames
    /// The disclosures that bear on the payment and the creator at hand.
    private var fits: [DisclosureFit] = []

    init(context: LinkContext, disclosures: DisclosureIndex, payments: [Payment]) {
        self.context = context
        self.disclosures = disclosures
        self.payments = payments
        names = PartyNames(context.parties, context.texts)
    }

    /// Reads the names of parties that disclosures will be held against.
    mutating func readNames(of parties: some Sequence<PartyID>) {
        if !disclosures.days.isEmpty { names.read(parties) }
    }

    /// - Parameter creator: The creator's number, or -1.
    mutating func claim(_ payment: Int, creator: Int, campaign: Int, facts: ReferenceFacts) -> Claim {
        var claim = claim(payment, facts)
        if creator >= 0 { meet(&claim, creator) }
        turn(&claim, to: campaign, group: creator < 0 ? nil : context.content.group(of: creator, in: campaign))
        return claim
    }

    /// A claim on the payment, of no creator and no campaign yet.
    func claim(_ payment: Int, _ facts: ReferenceFacts) -> Claim {
        Claim(
            payment: payment, day: payments[payment].day, payer: payments[payment].payer, creator: nil, creatorNumber: -1, campaign: -1,
            facts: facts, sighting: PostSighting(), disclosure: nil, isOwnMoney: false)
    }

    /// The claim becomes one of this creator's having got the money.
    mutating func meet(_ claim: inout Claim, _ creator: Int) {
        claim.creatorNumber = creator
        claim.creator = context.content.creators[creator]
        claim.isOwnMoney = claim.creator == claim.payer
        claim.postsAround = nil
        fits.removeAll(keepingCapacity: true)
        for place in disclosures.places(of: creator) {
            let days = Int(disclosures.days[place]) - Int(claim.day.number)
            guard days >= -max(14, context.settings.daysBefore * 2), days <= context.settings.daysAfter + 7 else { continue }
            if let fit = fit(place, claim) { fits.append(fit) }
        }
    }

    /// The claim becomes one of the money's being for this campaign.
    ///
    /// - Parameter group: The creator's posts of the campaign, or nil where there are none.
    func turn(_ claim: inout Claim, to campaign: Int, group: Int?) {
        claim.campaign = campaign
        var sighting = PostSighting()
        if let group {
            sighting.look(group, day: claim.day, content: context.content, settings: context.settings)
            if sighting.near > 0, claim.creatorNumber >= 0 {
                // The same for all campaigns, and asked for only where one of them has posts near.
                sighting.all =
                    claim.postsAround
                    ?? PostSighting.all(
                        creator: claim.creatorNumber, day: claim.day, content: context.content, settings: context.settings)
                claim.postsAround = sighting.all
            }
        }
        claim.sighting = sighting
        claim.disclosure = claim.creatorNumber < 0 ? nil : disclosure(for: campaign, posts: group != nil)
    }

    /// How the disclosure at a place, of those days, bears on the payment, whatever the campaign; nil where it doesn't.
    private mutating func fit(_ place: Int, _ claim: Claim) -> DisclosureFit? {
        let namesPayer = names.goes(claim.payer, by: disclosures.sponsors[place])
        let namesFunder = !namesPayer && isFunded(claim.payer, by: disclosures.sponsors[place])
        let namesNobody = disclosures.sponsors[place].isEmpty
        guard namesPayer || namesFunder || namesNobody else { return nil }
        let amountAgrees = agrees(disclosures.disclosures[place], payments[claim.payment])
        if namesNobody, !amountAgrees { return nil }
        return DisclosureFit(
            day: disclosures.disclosures[place].day, sponsor: disclosures.disclosures[place].sponsor,
            content: disclosures.contents[place], namesPayer: namesPayer, namesFunder: namesFunder, amountAgrees: amountAgrees)
    }

    /// Whether `sponsor` is a name of the payer or of who funds it.
    mutating func pays(_ payer: PartyID, as sponsor: PartyNames.Words) -> Bool {
        names.goes(payer, by: sponsor) || isFunded(payer, by: sponsor)
    }

    private mutating func isFunded(_ payer: PartyID, by sponsor: PartyNames.Words) -> Bool {
        guard !sponsor.isEmpty, let funders = funders[payer] else { return false }
        for funder in funders where names.goes(funder, by: sponsor) { return true }
        return false
    }

    /// The disclosure that says most of this campaign: first those that name the payer, then those that name a funder.
    private func disclosure(for campaign: Int, posts: Bool) -> DisclosureFit? {
        var best: DisclosureFit?
        for var fit in fits {
            if let content = fit.content {
                fit.supports = context.content.campaigns(of: content).contains(campaign)
                fit.opposes = !fit.supports && fit.namesPayer
            } else {
                fit.supports = posts && context.isInside(fit.day, campaign)
            }
            if best.map({ fit.rank > $0.rank }) ?? true { best = fit }
        }
        return best
    }

    /// Within a twentieth: taxes and exchange aside, a disclosed amount is the amount paid.
    func agrees(_ disclosure: Disclosure, _ payment: Payment) -> Bool {
        guard let amount = disclosure.amount, !amount.isZero else { return false }
        func agrees(_ paid: ExactDecimal, _ currency: TextID) -> Bool {
            guard currency == disclosure.currency, !currency.isEmpty else { return false }
            let scale = max(amount.scale, paid.scale)
            guard scale <= 18 else { return false }
            let left = Int128(amount.mantissa.magnitude) * ExactDecimal.powerOfTen(Int(scale - amount.scale))
            let right = Int128(paid.mantissa.magnitude) * ExactDecimal.powerOfTen(Int(scale - paid.scale))
            return max(left, right) - min(left, right) <= max(left, right) / 20
        }
        return agrees(payment.amount, payment.currency) || agrees(payment.executedAmount, payment.executedCurrency)
    }
}
