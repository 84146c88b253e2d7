internal import PipelineModel

/// Makes links of what was weighed: the creator, the campaigns and their grades, with the evidence spelled out.
struct LinkAssembly {
    private let references: ReferenceTable
    private var claims: ClaimBuilder
    private var reasons: LinkReasons
    private let weigher: Weigher
    private let decisions: DecisionBook
    /// Per creator the first of its handles.
    private let handles: [TextID]
    /// The campaigns that the payment at hand may have been for, if it reached the creator chosen.
    private var options: [WeighedOption] = []

    private var settings: PipelineConfiguration.LinkSettings { claims.context.settings }
    /// Doubt is kept visible: what evidence alone says never comes nearer to 1 than this, and more evidence is always surer.
    private static let surest = 0.999
    private static let sure = 0.99
    /// What is named, but less likely than this, splits no payment.
    private static let leastNamed = 0.01

    /// The probability as it is shown: as weighed up to 0.99, and from there ever slower towards ``surest``.
    static func shown(_ probability: Double) -> Double {
        guard probability > sure else { return probability }
        let bits = min(60, (probability / max(1e-18, 1 - probability)).bits) - (sure / (1 - sure)).bits
        return surest - (surest - sure) * (-max(0, bits) / 6).exponential
    }

    init(_ claims: ClaimBuilder, _ known: CaseBuilder.Known, weigher: Weigher, decisions: DecisionBook) {
        self.claims = claims
        references = known.references
        reasons = LinkReasons(weigher, payees: known.payees, owners: known.owners, decisions)
        self.weigher = weigher
        self.decisions = decisions
        let parties = claims.context.parties.parties
        handles = weigher.context.content.creators.map { parties[Int($0.rawValue)].handles.first ?? .empty }
    }

    /// So many cases are looked at ahead of making links of them.
    static let touchedAtOnce = 64

    /// Reads what making links of these cases reads first; see ``ReferenceTable/touch(_:_:)``.
    func touch(_ cases: some Collection<Case>) { references.touch(claims.payments, cases.map { Int($0.payment) }) }

    /// The link of a case, or nil where it reached neither a creator nor a campaign.
    mutating func link(_ item: Case) -> PaymentLink? {
        guard let creator = ChosenCreator.find(item, weigher) else { return nil }
        let payment = claims.payments[Int(item.payment)]
        options.removeAll(keepingCapacity: true)
        for index in item.options where weigher.options[index].creator == creator.number && weigher.options[index].campaign >= 0 {
            options.append(WeighedOption(option: weigher.options[index], index: index, probability: probability(of: index, item, creator)))
        }
        let chosen = chosen(options, item, creator)
        let facts = references.facts(of: payment.references)
        var shares: [CampaignShare] = []
        if !chosen.isEmpty {
            shares.reserveCapacity(chosen.count)
            reasons.look(at: item)
            for option in chosen { shares.append(share(option, among: chosen, options, item, facts, creator)) }
        }
        if item.isUpstream { return shares.isEmpty ? nil : PaymentLink(payment: Int(item.payment), creator: nil, campaigns: shares) }
        // A payee who is likelier a stranger of the creator's name is none, unless a campaign's evidence says otherwise.
        if shares.isEmpty, creator.together < 0.5 { return nil }
        let party = claims.context.content.creators[Int(creator.number)]
        return PaymentLink(
            payment: Int(item.payment), creator: party, handle: handle(party, Int(creator.number), facts),
            creatorProbability: creator.probability, creatorEvidence: reasons.evidence(payment, party, creator, facts, references),
            campaigns: shares)
    }

    /// How likely an option is. Which of several creators who fit got the money does not make it less likely for a campaign that it fits with each of
    /// them.
    private func probability(of index: Int, _ item: Case, _ creator: ChosenCreator) -> Double {
        guard creator.isNamesake else { return weigher.probabilities[index] }
        let campaign = weigher.options[index].campaign
        return item.options.reduce(0) { $0 + (weigher.options[$1].campaign == campaign ? weigher.probabilities[$1] : 0) }
    }

    /// The options that become links: those that are possible at least; where several fit and only together are possible, all of them.
    ///
    /// What a listed sponsor pays was for a campaign that lists it, whatever else is likelier, unless something names another.
    private func chosen(_ options: [WeighedOption], _ item: Case, _ creator: ChosenCreator) -> [WeighedOption] {
        let payment = Int(item.payment)
        if decisions.accepts(payment) { return options.filter { $0.probability > 0 } }
        let found = fitting(options, item)
        let payer = claims.payments[payment].payer
        guard decisions.onPayments[payment] == nil, !item.isUpstream, creator.together >= settings.probable,
            claims.context.sponsors.isListed(payer), payer != claims.context.content.creators[Int(creator.number)]
        else { return found }
        let listed = options.filter { $0.option.isInside && claims.context.sponsors.isListed(payer, for: Int($0.option.campaign)) }
        guard !listed.isEmpty else { return found }
        let firm = found.filter { $0.option.isNamed || $0.option.isListed }
        if !firm.isEmpty { return firm }
        return item.isNamed ? found : listed
    }

    private func fitting(_ options: [WeighedOption], _ item: Case) -> [WeighedOption] {
        // Nearly always nothing is named, and all together are not possible.
        let most = options.reduce(0) { max($0, $1.probability) }
        let isNamed = options.contains(where: isNamed)
        if !isNamed, most * Double(options.count) < settings.possible * 0.999_999 { return [] }
        let ordered = options.sorted { ($1.probability, $0.option.campaign) < ($0.probability, $1.option.campaign) }
        guard let best = ordered.first else { return [] }
        if isNamed {
            let named = ordered.filter(self.isNamed)
            if named.count > 1, named.reduce(0, { $0 + $1.probability }) >= settings.possible { return named }
        }
        let together = ordered.filter { rivals($0, best) }
        let isRivalled = item.isUpstream || together.count > 1
        if (isRivalled ? best.probability : Calibration.right(best.probability)) >= settings.possible {
            return together
        }
        return together.count > 1 && together.reduce(0, { $0 + $1.probability }) >= settings.possible ? together : []
    }

    private func isNamed(_ weighed: WeighedOption) -> Bool { weighed.option.isNamed && weighed.probability > Self.leastNamed }

    private func rivals(_ option: WeighedOption, _ best: WeighedOption) -> Bool {
        option.probability * 2 >= best.probability && option.probability > 0
    }

    /// - Parameter chosen: The options that become links, this one among them.
    private mutating func share(
        _ weighed: WeighedOption, among chosen: [WeighedOption], _ options: [WeighedOption], _ item: Case, _ facts: ReferenceFacts,
        _ creator: ChosenCreator
    ) -> CampaignShare {
        let campaign = Int(weighed.option.campaign)
        var claim = claims.claim(Int(item.payment), creator: Int(weighed.option.creator), campaign: campaign, facts: facts)
        claim.wording = item.wording
        reasons.gather(claim, weighed, item)
        var probability = weighed.probability
        var weight = 1
        if let verdict = decisions.verdict(Int(item.payment), campaign: campaign), verdict.accept {
            reasons.add(.reviewerAccepted, 13.3, verdict.decision.because)
            return CampaignShare(
                campaign: campaign, probability: DecisionBook.accepted, grade: settings.grade(of: DecisionBook.accepted) ?? .possible,
                evidence: reasons.take(), weight: max(1, Int((probability * 1000).rounded())))
        }
        let together = options.filter(isNamed)
        if together.count > 1, distinct(together, facts) {
            // The evidence itself splits the payment: what it names is not in rivalry.
            probability = min(1, together.reduce(0) { $0 + $1.probability })
            weight = max(1, facts.contents.count { claims.context.content.campaigns(of: $0).contains(campaign) })
        } else if chosen.count > 1 || hasRival(weighed, options, isListed: hasFloor(claim, creator)) {
            let least = hasFloor(claim, creator) ? settings.possible : 0
            probability = min(max(probability, least), settings.probable - 0.01)
            weight = max(1, Int((weighed.probability * 1000).rounded()))
            reasons.add(.fitsSeveralCampaigns, 0, "the evidence does not tell which campaign was paid for")
        } else {
            if !item.isUpstream {
                reasons.addCalibration(probability)
                probability = Calibration.right(probability)
            }
            probability = bounded(probability, claim, reasons.known[campaign].share, creator)
        }
        probability = max(0.005, Self.shown(probability))
        let grade = settings.grade(of: probability) ?? .possible
        return CampaignShare(campaign: campaign, probability: probability, grade: grade, evidence: reasons.take(), weight: weight)
    }

    /// Whether another campaign is about as likely. A listed sponsor's campaign has no rival but those that something names or lists too.
    private func hasRival(_ weighed: WeighedOption, _ options: [WeighedOption], isListed: Bool) -> Bool {
        options.contains {
            $0.option.campaign != weighed.option.campaign && $0.probability * 2 >= weighed.probability && $0.probability > 0.02
                && (!isListed || $0.option.isNamed || $0.option.isListed)
        }
    }

    /// The contract's floors and ceilings: a listed sponsor is probable at least; namesakes, and what rests on likelihood alone, are not
    /// confirmed.
    private func bounded(_ weighed: Double, _ claim: Claim, _ known: Double, _ creator: ChosenCreator) -> Double {
        var probability = weighed
        let context = claims.context
        if hasFloor(claim, creator) { probability = max(probability, settings.probable + 0.01) }
        let hard = claim.isNamed(context.content) || context.sponsors.isListed(claim.payer, for: claim.campaign) || known >= 0.85
        if !hard { probability = min(probability, settings.confirmed - 0.005) }
        if creator.isNamesake {
            probability = min(probability, creator.isUnresolved ? settings.probable - 0.01 : settings.confirmed - 0.01)
        }
        return probability
    }

    /// Whether a listed sponsor paid the creator inside the window, and no reference says that it was for another campaign.
    private func hasFloor(_ claim: Claim, _ creator: ChosenCreator) -> Bool {
        let context = claims.context
        return claim.creator != nil && !claim.isOwnMoney && creator.together >= settings.probable
            && claim.facts.marks.allSatisfy { $0.campaign == claim.campaign }
            && context.sponsors.isListed(claim.payer, for: claim.campaign) && context.isInside(claim.day, claim.campaign)
    }

    /// Whether what names the campaigns splits the money: posts of each do; a reference that names two campaigns does not say how much is whose.
    private func distinct(_ options: [WeighedOption], _ facts: ReferenceFacts) -> Bool {
        let contents = options.map { weighed in
            Set(facts.contents.filter { claims.context.content.campaigns(of: $0).contains(Int(weighed.option.campaign)) })
        }
        return contents.allSatisfy { !$0.isEmpty } && Set(contents).count == contents.count
    }

    /// The handle that the reference names, else the creator's first.
    private func handle(_ party: PartyID, _ creator: Int, _ facts: ReferenceFacts) -> TextID {
        if facts.isEmpty { return handles[creator] }
        return facts.handles.first { $0.owner == party }?.handle ?? handles[creator]
    }
}
