internal import PipelineModel

/// Makes links of what was weighed: the creator, the campaigns and their grades, with the evidence spelled out.
struct LinkAssembly {
    var claims: ClaimBuilder
    var references: ReferenceReader
    let weigher: Weigher
    private let payees: PayeeContext
    let decisions: DecisionBook
    let parties: PartyTable

    private var settings: PipelineConfiguration.LinkSettings { weigher.context.settings }
    /// Doubt is kept visible: what evidence alone says never comes nearer to 1 than this, and more evidence is always surer.
    private static let surest = 0.999
    private static let sure = 0.99

    /// The probability as it is shown: as weighed up to 0.99, and from there ever slower towards ``surest``.
    static func shown(_ probability: Double) -> Double {
        guard probability > sure else { return probability }
        let bits = min(60, (probability / max(1e-18, 1 - probability)).bits) - (sure / (1 - sure)).bits
        return surest - (surest - sure) * (-max(0, bits) / 6).exponential
    }

    init(_ builder: CaseBuilder, weigher: Weigher, decisions: DecisionBook) {
        claims = builder.claims
        claims.context = weigher.context
        references = builder.references
        payees = builder.payees
        self.weigher = weigher
        self.decisions = decisions
        parties = claims.context.parties
    }

    /// The link of a case, or nil where it reached neither a creator nor a campaign.
    mutating func link(_ item: Case) -> PaymentLink? {
        let payment = claims.payments[Int(item.payment)]
        guard let creator = bestCreator(item) else { return nil }
        let options = item.options.map { weigher.options[$0] }.filter { $0.creator == creator.number && $0.campaign >= 0 }
        var facts: ReferenceFacts?
        var shares: [CampaignShare] = []
        for option in chosen(options, item, creator) {
            let known = facts ?? references.facts(of: payment.references)
            facts = known
            shares.append(share(option, options, item, known, creator))
        }
        if item.isUpstream { return shares.isEmpty ? nil : PaymentLink(payment: Int(item.payment), creator: nil, campaigns: shares) }
        // A payee who is likelier a stranger of the creator's name is none, unless a campaign's evidence says otherwise.
        if shares.isEmpty, creator.together < 0.5 { return nil }
        let party = claims.context.content.creators[creator.number.index]
        return PaymentLink(
            payment: Int(item.payment), creator: party, handle: handle(party, payment), creatorProbability: creator.probability,
            creatorEvidence: creatorEvidence(payment, party, creator), campaigns: shares)
    }

    struct ChosenCreator {
        var number: Int32
        var probability: Double
        /// Another creator fits too, and nothing that binds tells them apart.
        var isNamesake: Bool
        /// The runner-up is not far behind.
        var isUnresolved: Bool
        /// That the money reached this or another of the creators who fit.
        var together: Double
    }

    private func bestCreator(_ item: Case) -> ChosenCreator? {
        var totals: [(number: Int32, probability: Double)] = []
        for index in item.options {
            let option = weigher.options[index]
            if let known = totals.firstIndex(where: { $0.number == option.creator }) {
                totals[known].probability += option.posterior
            } else {
                totals.append((option.creator, option.posterior))
            }
        }
        totals.sort { ($1.probability, $0.number) < ($0.probability, $1.number) }
        guard let best = totals.first else { return nil }
        let second = totals.dropFirst().first?.probability ?? 0
        let bound = item.isUpstream || decisions.onPayments[Int(item.payment)]?.contains { $0.accept } == true || isBound(item, best.number)
        let probability = item.isUpstream ? 1 : Self.shown(best.probability)
        return ChosenCreator(
            number: best.number, probability: probability, isNamesake: totals.count > 1 && !bound,
            isUnresolved: totals.count > 1 && second * 3 > best.probability,
            together: item.isUpstream || bound ? 1 : totals.reduce(0) { $0 + $1.probability })
    }

    /// Whether a reference or a disclosure ties the payment to this creator.
    private func isBound(_ item: Case, _ creator: Int32) -> Bool {
        item.options.contains { weigher.options[$0].creator == creator && weigher.options[$0].isNamed && weigher.options[$0].fixed > 6 }
            && item.options.contains { weigher.options[$0].creator == creator && weigher.options[$0].prior > -0.1 }
    }

    /// The options that become links: those that are possible at least; where several fit and only together are possible, all of them.
    ///
    /// What a listed sponsor pays is among them whatever else is known, unless the reference names another campaign.
    private func chosen(_ options: [Option], _ item: Case, _ creator: ChosenCreator) -> [Option] {
        let found = fitting(options)
        guard found.isEmpty, decisions.onPayments[Int(item.payment)] == nil, !item.isUpstream, !item.isNamed,
            creator.probability >= settings.probable
        else { return found }
        let payment = claims.payments[Int(item.payment)]
        let listed = options.filter { $0.isInside && claims.context.sponsors.isListed(payment.payer, for: Int($0.campaign)) }
        return listed.filter { _ in payment.payer != claims.context.content.creators[creator.number.index] }
    }

    private func fitting(_ options: [Option]) -> [Option] {
        let ordered = options.sorted { ($1.posterior, $0.campaign) < ($0.posterior, $1.campaign) }
        guard let best = ordered.first else { return [] }
        let named = ordered.filter { $0.isNamed && $0.posterior > 0.1 }
        if named.count > 1 { return named }
        if best.posterior >= settings.possible { return ordered.filter { $0.posterior >= settings.possible || rivals($0, best) } }
        let together = ordered.filter { rivals($0, best) }
        return together.count > 1 && together.reduce(0, { $0 + $1.posterior }) >= settings.possible ? together : []
    }

    private func rivals(_ option: Option, _ best: Option) -> Bool { option.posterior * 2 >= best.posterior && option.posterior > 0 }

    private mutating func share(
        _ option: Option, _ options: [Option], _ item: Case, _ facts: ReferenceFacts, _ creator: ChosenCreator
    ) -> CampaignShare {
        let campaign = Int(option.campaign)
        var claim = claims.claim(Int(item.payment), creator: Int(option.creator), campaign: campaign, facts: facts)
        claim.wording = item.wording
        let known = weigher.knownShare(option, item)
        var evidence = self.evidence(claim, option, item, known)
        let verdict = decisions.verdict(Int(item.payment), campaign: campaign)
        var probability = option.posterior
        var weight = 1
        let together = options.filter { $0.isNamed && $0.posterior > 0.1 }
        if let verdict, verdict.accept, option.posterior >= DecisionBook.accepted {
            evidence.append(Evidence(kind: "reviewer-accepted", weight: 13.3, detail: verdict.decision.because))
        } else {
            if together.count > 1, distinct(together, facts) {
                // The evidence itself splits the payment: what it names is not in rivalry.
                probability = min(1, together.reduce(0) { $0 + $1.posterior })
                weight = max(1, facts.contents.count { claims.context.content.campaignsOf[$0]?.contains(campaign) ?? false })
            } else {
                // A listed sponsor's campaign has no rival but those that something names or lists too.
                let isListed = hasFloor(claim, creator)
                let rival = options.contains {
                    $0.campaign != option.campaign && ($0.posterior * 2 >= option.posterior) && $0.posterior > 0.02
                        && (!isListed || $0.isNamed || $0.listed > 0)
                }
                if rival {
                    probability = min(max(probability, isListed ? settings.possible : 0), settings.probable - 0.01)
                    weight = max(1, Int((option.posterior * 1000).rounded()))
                    evidence.append(
                        Evidence(
                            kind: "fits-several-campaigns", weight: 0, detail: "the evidence does not tell which campaign was paid for"))
                } else {
                    probability = bounded(probability, claim, known, creator)
                }
            }
            probability = max(0.005, Self.shown(probability))
        }
        let grade = settings.grade(of: probability) ?? .possible
        return CampaignShare(campaign: campaign, probability: probability, grade: grade, evidence: evidence, weight: weight)
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
        return claim.creator != nil && !claim.isOwnMoney && creator.probability >= settings.probable
            && claim.facts.marks.allSatisfy { $0.campaign == claim.campaign }
            && context.sponsors.isListed(claim.payer, for: claim.campaign) && context.isInside(claim.day, claim.campaign)
    }

    /// Whether what names the campaigns splits the money: posts of each do; a reference that names two campaigns does not say how much is whose.
    private func distinct(_ options: [Option], _ facts: ReferenceFacts) -> Bool {
        let contents = options.map { option in
            Set(facts.contents.filter { claims.context.content.campaignsOf[$0]?.contains(Int(option.campaign)) ?? false })
        }
        return contents.allSatisfy { !$0.isEmpty } && Set(contents).count == contents.count
    }

    private func evidence(_ claim: Claim, _ option: Option, _ item: Case, _ known: Double) -> [Evidence] {
        let context = claims.context
        var pieces: [Evidence] = []
        let base = weigher.statistics.means[claim.campaign].oddsBits
        for rule in LinkRules.all {
            let bits = rule.bits(claim, context)
            if bits != 0 { pieces.append(Evidence(kind: rule.kind(claim, context), weight: bits, detail: rule.detail(claim, context))) }
        }
        let payer = known.bits - weigher.otherwise(item, knowingPayers: true).bits - base
        if abs(payer) >= 0.1 {
            let count = max(0, weigher.statistics.counts[Int(item.payer)] - (item.teaches ? 1 : 0))
            let name = context.parties[claim.payer].name
            pieces.append(
                Evidence(
                    kind: payer > 0 ? "payer-learnt-sponsor" : "payer-commercial-brand", weight: payer,
                    detail: "of \(count) other payments of \(name), about \(Int((known * 100).rounded())) % look to be for the campaign"))
        }
        let currency = weigher.currencyBits(option, item)
        if abs(currency) >= 0.1 {
            pieces.append(
                Evidence(
                    kind: currency > 0 ? "campaign-currency" : "other-currency", weight: currency,
                    detail: "how often the campaign is paid for in this currency, against all payments to creators"))
        }
        let bought = weigher.boughtBits(option)
        if bought < -0.05 {
            pieces.append(
                Evidence(
                    kind: "posts-bought-by-others", weight: bought,
                    detail: "other payments to the creator around the day may have bought the \(option.near) posts near"))
        }
        let funding = weigher.fundingBits(option, item, known: known)
        if funding != 0 {
            pieces.append(
                Evidence(
                    kind: funding > 0 ? "payer-funded-for-campaign" : "payer-funded-for-other", weight: funding,
                    detail: "what came in to \(context.parties[claim.payer].name) in the \(Funding.daysBefore) days before"))
        }
        pieces.append(Evidence(kind: "base-rate", weight: base, detail: "how often a payment with nothing else known is for the campaign"))
        return pieces
    }

    private mutating func creatorEvidence(_ payment: Payment, _ party: PartyID, _ creator: ChosenCreator) -> [Evidence] {
        let match = parties[payment.payeeMention]
        if match.candidates.isEmpty {
            if match.party == party {
                guard payees.isByName(payment, parties) else { return match.evidence }
                return match.evidence
                    + payees.evidence(payment, named: match.probability, payer: parties[payment.payer].name, &references)
            }
            return [
                Evidence(
                    kind: "reference-names-creator", weight: creator.probability.oddsBits,
                    detail: "the reference names \(parties[party].name)")
            ]
        }
        return match.evidence + [
            Evidence(
                kind: creator.isNamesake ? "namesake" : "reference-names-creator", weight: creator.probability.oddsBits,
                detail: "\(match.candidates.count) creators go by the payee's name")
        ]
    }

    /// The handle that the reference names, else the creator's first.
    private mutating func handle(_ party: PartyID, _ payment: Payment) -> TextID {
        for reference in payment.references where references.number(of: reference) > 0 {
            if let named = references.facts(of: ShortList(reference)).handles.first(where: { $0.owner == party }) { return named.handle }
        }
        return parties[party].handles.first ?? .empty
    }
}

extension Int32 {
    fileprivate var index: Int { Int(self) }
}
