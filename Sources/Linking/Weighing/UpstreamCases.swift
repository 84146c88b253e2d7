internal import PipelineModel

/// Finds the payments that reached no creator, but somebody who may pass them on, or name a campaign.
struct UpstreamCases {
    var claims: ClaimBuilder
    let references: ReferenceTable
    let intermediaries: Intermediaries
    private var amounts: ComparableAmounts
    let decisions: DecisionBook
    /// Per payer, of whose payments a fifth at least are tied to a campaign by name, the slots of those campaigns.
    private var sponsoring: [Int32: [Int32]] = [:]
    /// Payments to those who pay creators that nothing ties to a campaign: they dilute what came in for one.
    private var otherFunds: [Int32] = []

    init(
        claims: ClaimBuilder, references: ReferenceTable, intermediaries: Intermediaries, amounts: ComparableAmounts,
        decisions: DecisionBook
    ) {
        self.claims = claims
        self.references = references
        self.intermediaries = intermediaries
        self.amounts = amounts
        self.decisions = decisions
    }

    /// Adds cases for those of `payments` that may be passed on, once all payments to creators are in.
    mutating func add(_ payments: [Int32], to found: inout FoundCases) {
        findSponsors(payments, &found)
        let firstCase = found.cases.count
        for payment in payments { add(Int(payment), to: &found) }
        addInflows(firstCase, to: &found)
    }

    /// Payments to those who pass money on count as well as those to creators: most sponsors pay nobody else.
    private mutating func findSponsors(_ payments: [Int32], _ found: inout FoundCases) {
        var tied: [Int32: Int64] = [:]
        for option in found.options where option.isNamed && option.slot >= 0 { tied[option.slot, default: 0] += 1 }
        var counts = found.statistics.counts
        for index in payments where intermediaries.contains(claims.payments[Int(index)].payee) {
            let payer = Int32(claims.payments[Int(index)].payer.rawValue)
            counts[Int(payer)] += 1
            for mark in references.facts(of: claims.payments[Int(index)].references).marks {
                tied[found.statistics.slot(payer, mark.campaign), default: 0] += 1
            }
        }
        for (slot, count) in tied.sorted(by: { $0.key < $1.key }) {
            let payer = found.statistics.slots.payers[Int(slot)]
            if count * 5 >= counts[Int(payer)] { sponsoring[payer, default: []].append(slot) }
        }
    }

    private mutating func add(_ index: Int, to found: inout FoundCases) {
        let payer = claims.payments[index].payer
        let isListed = claims.context.sponsors.isListed(payer)
        let passesOn = intermediaries.passesOn(claims.payments[index].payee, from: claims.payments[index].day)
        let accepted = decisions.accepted(index)
        guard
            passesOn || isListed || !accepted.isEmpty
                || references.tell(claims.payments[index].references)
        else { return }
        let payment = claims.payments[index]
        let facts = references.facts(of: payment.references)
        var campaigns = Set(facts.marks.map(\.campaign)).union(accepted)
        for content in facts.contents { campaigns.formUnion(claims.context.content.campaigns(of: content)) }
        if isListed, passesOn {
            campaigns.formUnion(claims.context.sponsors.campaigns(of: payer).filter { claims.context.isInside(payment.day, $0) })
        }
        if passesOn {
            // What a payer who names campaigns often pays an intermediary may be for them too, named or not.
            for slot in sponsoring[Int32(payer.rawValue)] ?? [] {
                let campaign = Int(found.statistics.slots.campaigns[Int(slot)])
                if claims.context.daysOutside(payment.day, campaign) <= 60 { campaigns.insert(campaign) }
            }
        }
        if campaigns.isEmpty {
            if passesOn { otherFunds.append(Int32(index)) }
            return
        }
        var options = [Option(creator: -1, weight: 1)]
        var claim = claims.claim(index, facts)
        for campaign in campaigns.sorted() {
            claims.turn(&claim, to: campaign, group: nil)
            let isListed = claims.context.sponsors.isListed(payer, for: campaign)
            options.append(.of(claim, group: nil, prior: 1, isListed: isListed, claims.context))
        }
        let item = Case(
            payment: Int32(index), payer: -1, firstOption: 0, optionCount: Int32(options.count), day: payment.day.number,
            cents: amounts.cents(payment), nobody: Self.nobody, ceiling: 1, isUpstream: true, teaches: passesOn || !facts.marks.isEmpty,
            isNamed: !facts.marks.isEmpty)
        found.add(item, options, of: payment)
    }

    /// Twenty bits against: whoever got it got it.
    private static let nobody = 0.000_000_953_674_316_4

    /// What comes in for a campaign may go out for it. Only who got money for a campaign at all has shares to tell.
    private mutating func addInflows(_ firstCase: Int, to found: inout FoundCases) {
        var isFunded = [Bool](repeating: false, count: claims.context.parties.parties.count)
        for item in found.cases[firstCase...] { isFunded[Int(claims.payments[Int(item.payment)].payee.rawValue)] = true }
        var others = otherFunds[...]
        for item in found.cases[firstCase...] {
            while let other = others.first, other < item.payment {
                addInflow(other, nil, isFunded, &found)
                others.removeFirst()
            }
            addInflow(item.payment, item, isFunded, &found)
        }
        for other in others { addInflow(other, nil, isFunded, &found) }
    }

    private mutating func addInflow(_ index: Int32, _ item: Case?, _ isFunded: [Bool], _ found: inout FoundCases) {
        let payment = claims.payments[Int(index)]
        guard isFunded[Int(payment.payee.rawValue)], intermediaries.contains(payment.payee) else { return }
        let receiver = Int32(payment.payee.rawValue)
        var shares: [(option: Int32, slot: Int32)] = []
        if let item {
            for option in item.options where found.options[option].campaign >= 0 {
                shares.append((Int32(option), found.statistics.slot(receiver, Int(found.options[option].campaign))))
            }
        }
        found.inflows.append(
            Funding.Inflow(payer: receiver, day: payment.day.number, cents: item?.cents ?? amounts.cents(payment), shares: shares))
    }
}
