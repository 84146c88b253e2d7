internal import PipelineModel

/// Finds the payments that may have reached a creator, and what each may have been. A payment is looked at by itself.
struct CreatorCases {
    var claims: ClaimBuilder
    let references: ReferenceTable
    let creatorPayees: CreatorPayees
    let payees: PayeeContext
    let owners: PayeeOwners
    let intermediaries: Intermediaries
    private(set) var amounts: ComparableAmounts
    let decisions: DecisionBook

    private(set) var cases: [Case] = []
    /// The cases' options, one after another.
    private(set) var options: [Option] = []
    /// The payers and campaigns of the options, numbered as they come, and the currencies of the cases likewise.
    private(set) var slots = PayerSlots()
    private(set) var currencies = KeyTable<Void>()
    /// The creators whom the payment at hand may have reached, and how likely.
    private var creators: [(number: Int, probability: Double)] = []
    /// The campaigns that the payment may be for, with the creator's posts of each.
    private var campaigns: [(campaign: Int, group: Int?)] = []

    init(
        claims: ClaimBuilder, references: ReferenceTable, creatorPayees: CreatorPayees, payees: PayeeContext, owners: PayeeOwners,
        intermediaries: Intermediaries, amounts: ComparableAmounts, decisions: DecisionBook
    ) {
        self.claims = claims
        self.references = references
        self.creatorPayees = creatorPayees
        self.payees = payees
        self.owners = owners
        self.intermediaries = intermediaries
        self.amounts = amounts
        self.decisions = decisions
    }

    /// Whether a payment that reached no creator may be a campaign's nevertheless: passed on to a creator, or named or listed as the campaign's.
    func mayConcernCampaign(_ payment: Int) -> Bool {
        intermediaries.contains(claims.payments[payment].payee) || claims.context.sponsors.isListed(claims.payments[payment].payer)
            || references.tell(claims.payments[payment].references) || !decisions.accepted(payment).isEmpty
    }

    /// So many payments are looked at ahead of making cases of them.
    static let touchedAtOnce = 64

    /// Reads what making cases of these payments reads first; see ``ReferenceTable/touch(_:_:)``.
    func touch(_ payments: Range<Int>) {
        references.touch(claims.payments, payments)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: payments.count) { creators in
            for (place, payment) in payments.enumerated() {
                creators[place] = Int32(claims.context.content.number(of: claims.payments[payment].payee) ?? -1)
            }
            claims.context.content.touch(creators)
            claims.disclosures.touch(creators)
        }
    }

    /// Makes a case of the payment; answers whether it may have reached a creator.
    ///
    /// - Parameter context: That of the claims, handed on so that cores do not count references to it payment by payment.
    mutating func add(_ index: Int, _ context: LinkContext) -> Bool {
        let (payee, mention) = (claims.payments[index].payee, claims.payments[index].payeeMention)
        let isPayee = creatorPayees.contain(payee, as: mention)
        let owner = isPayee ? nil : owners[payee]
        if !isPayee, owner == nil {
            guard references.tell(claims.payments[index].references), !intermediaries.contains(payee) else { return false }
        }
        let payment = claims.payments[index]
        let facts = references.facts(of: payment.references)
        creators.removeAll(keepingCapacity: true)
        var ceiling = 1.0
        if !isPayee {
            nameCreators(facts)
            if creators.isEmpty, let owner { choose(owner, payment) }
            ceiling = min(1, total)
        } else if creatorPayees.isNamesake(mention) {
            chooseCandidates(payment, facts)
        } else if let number = claims.context.content.number(of: payee) {
            creators.append((number, claims.context.parties.matches[Int(mention.rawValue)].probability))
            if !binds(payee, facts) { weighName(payment) }
        }
        guard !creators.isEmpty else { return false }
        add(index, payment, facts, ceiling, context)
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
        let probability = owner.isByName ? payees.probability(payment, named: owner.probability, references) : owner.probability
        creators.append((owner.creator, min(PayeeOwners.surest, probability)))
    }

    private func binds(_ party: PartyID, _ facts: ReferenceFacts) -> Bool {
        if facts.isEmpty { return false }
        return facts.handles.contains { $0.owner == party } || facts.contents.contains { claims.context.content.ownerOf[Int($0)] == party }
    }

    /// A name alone can't tell a creator from others who bear it, so what the payer does otherwise counts too.
    private mutating func weighName(_ payment: Payment) {
        let total = total
        guard payees.isByName(payment.payeeMention), total > 0 else { return }
        let weighed = payees.probability(payment, named: total, references)
        for position in creators.indices { creators[position].probability *= weighed / total }
    }

    private mutating func add(
        _ index: Int, _ payment: Payment, _ facts: ReferenceFacts, _ ceiling: Double, _ context: LinkContext
    ) {
        let start = options.count
        let all = total
        let bounded = min(0.995, all)
        let scale = bounded / max(0.000_001, all)
        let payer = Int32(payment.payer.rawValue)
        let isListed = context.sponsors.isListed(payment.payer)
        var claim = claims.claim(index, facts)
        for position in creators.indices {
            let (creator, probability) = creators[position]
            let prior = max(0.000_1, probability * scale)
            options.append(Option(creator: Int32(creator), weight: Float(prior)))
            findCampaigns(index, payment, creator, facts, context)
            if campaigns.isEmpty { continue }
            claims.meet(&claim, creator)
            for place in campaigns.indices {
                let (campaign, group) = campaigns[place]
                claims.turn(&claim, to: campaign, group: group)
                let isListed = isListed && context.sponsors.isListed(payment.payer, for: campaign)
                var option = Option.of(claim, group: group, prior: prior, isListed: isListed, context)
                option.slot = slots.number(payer, campaign)
                options.append(option)
            }
        }
        cases.append(
            Case(
                payment: Int32(index), payer: payer, firstOption: Int32(start), optionCount: Int32(options.count - start),
                currency: Int32(currencies.number(of: UInt64(payment.currency.rawValue), adding: ())), day: payment.day.number,
                cents: amounts.cents(payment), nobody: 1 - bounded, ceiling: ceiling, isUpstream: false, teaches: true,
                hasCampaigns: options.count - start > creators.count, hasOneCreator: creators.count == 1, isNamed: !facts.marks.isEmpty))
    }

    /// Finds the campaigns that a payment to this creator may be for, ascending, with the creator's posts of each.
    private mutating func findCampaigns(
        _ index: Int, _ payment: Payment, _ creator: Int, _ facts: ReferenceFacts, _ context: LinkContext
    ) {
        let horizon = max(90, context.settings.daysAfter)
        campaigns.removeAll(keepingCapacity: true)
        for group in context.content.groups(of: creator) {
            let campaign = context.content.groups[group].campaign
            if context.daysOutside(payment.day, campaign) <= horizon { campaigns.append((campaign, group)) }
        }
        let count = campaigns.count
        if !facts.isEmpty {
            for mark in facts.marks { add(mark.campaign, creator) }
            for content in facts.contents { for campaign in context.content.campaigns(of: content) { add(campaign, creator) } }
        }
        for campaign in decisions.accepted(index) { add(campaign, creator) }
        if context.sponsors.isListed(payment.payer) {
            for campaign in context.sponsors.campaigns(of: payment.payer) where context.daysOutside(payment.day, campaign) <= 90 {
                add(campaign, creator)
            }
        }
        if campaigns.count > count { campaigns.sort { $0.campaign < $1.campaign } }
    }

    /// Adds a campaign that something names, unless it is there already.
    private mutating func add(_ campaign: Int, _ creator: Int) {
        guard !campaigns.contains(where: { $0.campaign == campaign }) else { return }
        campaigns.append((campaign, claims.context.content.group(of: creator, in: campaign)))
    }
}
