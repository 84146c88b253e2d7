internal import PipelineModel

/// Finds the payments that may have reached a creator, and what each may have been. A payment is looked at by itself.
struct CreatorCases {
    var claims: ClaimBuilder
    var references: ReferenceReader
    let payees: PayeeContext
    let owners: PayeeOwners
    let intermediaries: Intermediaries
    let amounts: ComparableAmounts
    let decisions: DecisionBook
    /// Per mention whether it fits several creators.
    let isNamesake: [Bool]

    private(set) var cases: [Case] = []
    /// The cases' options, one after another.
    private(set) var options: [Option] = []
    /// The creators whom the payment at hand may have reached, and how likely.
    private var creators: [(number: Int, probability: Double)] = []

    init(
        claims: ClaimBuilder, references: ReferenceReader, payees: PayeeContext, owners: PayeeOwners, intermediaries: Intermediaries,
        amounts: ComparableAmounts, decisions: DecisionBook
    ) {
        self.claims = claims
        self.references = references
        self.payees = payees
        self.owners = owners
        self.intermediaries = intermediaries
        self.amounts = amounts
        self.decisions = decisions
        isNamesake = claims.context.parties.matches.map { !$0.candidates.isEmpty }
    }

    /// Whether the payee may be a creator; where not, only a reference can name one.
    func concernsCreator(_ payment: Int) -> Bool {
        isNamesake[Int(claims.payments[payment].payeeMention.rawValue)]
            || claims.context.content.number(of: claims.payments[payment].payee) != nil
    }

    /// Makes a case of the payment; answers whether it may have reached a creator.
    mutating func add(_ index: Int) -> Bool {
        let isPayee = concernsCreator(index)
        let owner = isPayee ? nil : owners[claims.payments[index].payee]
        if !isPayee, owner == nil {
            guard claims.payments[index].references.contains(where: { references.number(of: $0) > 0 }),
                !intermediaries.contains(claims.payments[index].payee)
            else { return false }
        }
        let payment = claims.payments[index]
        let facts = references.facts(of: payment.references)
        creators.removeAll(keepingCapacity: true)
        var ceiling = 1.0
        if !isPayee {
            nameCreators(facts)
            if creators.isEmpty, let owner { choose(owner, payment) }
            ceiling = min(1, total)
        } else if isNamesake[Int(payment.payeeMention.rawValue)] {
            chooseCandidates(payment, facts)
        } else if let number = claims.context.content.number(of: payment.payee) {
            creators.append((number, claims.context.parties.matches[Int(payment.payeeMention.rawValue)].probability))
            if !binds(payment.payee, facts) { weighName(payment) }
        }
        guard !creators.isEmpty else { return false }
        add(index, payment, facts, ceiling)
        return true
    }

    private var total: Double { creators.reduce(0) { $0 + $1.probability } }

    /// The creators that go by the payee's name. What the reference names leaves the others next to nothing.
    private mutating func chooseCandidates(_ payment: Payment, _ facts: ReferenceFacts) {
        let candidates = claims.context.parties[payment.payeeMention].candidates.prefix(16)
        let bound = candidates.count { binds($0.party, facts) }
        for candidate in candidates {
            guard let number = claims.context.content.number(of: candidate.party) else { continue }
            let probability =
                bound == 0 ? min(0.6, candidate.probability) : binds(candidate.party, facts) ? 0.97 / Double(bound) : 0.005
            creators.append((number, probability))
        }
        if bound == 0 { weighName(payment) }
    }

    /// The creators whom the reference of a payment to somebody unknown names, by handle or content: less sure than a match of the payee.
    private mutating func nameCreators(_ facts: ReferenceFacts) {
        var found: [PartyID: Double] = [:]
        for content in facts.contents {
            if let owner = claims.context.content.ownerOf[Int(content)] { found[owner] = max(found[owner] ?? 0, 0.95) }
        }
        for handle in facts.handles { found[handle.owner] = max(found[handle.owner] ?? 0, handle.explicit ? 0.95 : 0.85) }
        for (party, probability) in found.sorted(by: { $0.key.rawValue < $1.key.rawValue }).prefix(16) {
            if let number = claims.context.content.number(of: party) { creators.append((number, probability / Double(found.count))) }
        }
    }

    /// The creator whose company the payee likely is. Where only a name says so, whom else the payer pays and its wording count too.
    private mutating func choose(_ owner: PayeeOwners.Owner, _ payment: Payment) {
        let probability = owner.isByName ? payees.probability(payment, named: owner.probability, &references) : owner.probability
        creators.append((owner.creator, min(PayeeOwners.surest, probability)))
    }

    private func binds(_ party: PartyID, _ facts: ReferenceFacts) -> Bool {
        facts.handles.contains { $0.owner == party } || facts.contents.contains { claims.context.content.ownerOf[Int($0)] == party }
    }

    /// A name alone can't tell a creator from others who bear it, so what the payer does otherwise counts too.
    private mutating func weighName(_ payment: Payment) {
        let total = total
        guard payees.isByName(payment.payeeMention), total > 0 else { return }
        let weighed = payees.probability(payment, named: total, &references)
        for position in creators.indices { creators[position].probability *= weighed / total }
    }

    private mutating func add(_ index: Int, _ payment: Payment, _ facts: ReferenceFacts, _ ceiling: Double) {
        let start = options.count
        let all = total
        let bounded = min(0.995, all)
        let scale = bounded / max(0.000_001, all)
        var claim = claims.claim(index, facts)
        for creator in creators {
            let prior = max(0.000_1, creator.probability * scale)
            options.append(Option(creator: Int32(creator.number), campaign: -1, weight: Float(prior)))
            claims.meet(&claim, creator.number)
            for (campaign, group) in campaigns(index, payment, creator.number, facts) {
                claims.turn(&claim, to: campaign, group: group)
                options.append(Option(claim, group: group, prior: prior, claims.context))
            }
        }
        cases.append(
            Case(
                payment: Int32(index), payer: -1, firstOption: Int32(start), optionCount: Int32(options.count - start),
                day: payment.day.number, cents: amounts.cents(payment), nobody: 1 - bounded, ceiling: ceiling, isUpstream: false,
                teaches: true, hasOneCreator: creators.count == 1, isNamed: !facts.marks.isEmpty))
    }

    /// The campaigns that a payment to this creator may be for, ascending, with the creator's posts of each.
    private func campaigns(_ index: Int, _ payment: Payment, _ creator: Int, _ facts: ReferenceFacts) -> [(campaign: Int, group: Int?)] {
        let context = claims.context
        let horizon = max(90, context.settings.daysAfter)
        var found: [(campaign: Int, group: Int?)] = []
        for group in context.content.groups(of: creator) {
            let campaign = context.content.groups[group].campaign
            if context.daysOutside(payment.day, campaign) <= horizon { found.append((campaign, group)) }
        }
        var others = Set(facts.marks.map(\.campaign)).union(decisions.accepted(index))
        for content in facts.contents { others.formUnion(context.content.campaignsOf[content] ?? []) }
        if context.sponsors.isListed(payment.payer) {
            others.formUnion((context.sponsors.campaignsOf[payment.payer] ?? []).filter { context.daysOutside(payment.day, $0) <= 90 })
        }
        for campaign in others where !found.contains(where: { $0.campaign == campaign }) {
            found.append((campaign, context.content.group(of: creator, in: campaign)))
        }
        return others.isEmpty ? found : found.sorted { $0.campaign < $1.campaign }
    }
}

extension Option {
    /// - Parameter prior: The probability that the payment reached the claim's creator, before anything else is known.
    init(_ claim: Claim, group: Int?, prior: Double, _ context: LinkContext) {
        let listed = ListedSponsor().bits(claim, context)
        var fixed = -listed
        for rule in LinkRules.fixed { fixed += rule.bits(claim, context) }
        self.init(
            creator: Int32(claim.creatorNumber), campaign: Int32(claim.campaign), group: Int32(group ?? -1),
            near: Int32(claim.sighting.near), weight: Float(prior * fixed.exponential), fixed: Float(fixed), listed: Float(listed),
            disclosed: Float(DisclosureNamesPayment().bits(claim, context)), coverage: Float(claim.sighting.coverage),
            gap: claim.sighting.gap.map { UInt8(GapStatistics.bin($0)) } ?? UInt8(GapStatistics.unknown),
            isNamed: claim.isNamed(context.content), isInside: context.isInside(claim.day, claim.campaign))
    }
}
