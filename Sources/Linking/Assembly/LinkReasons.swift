internal import PipelineModel

/// Spells out what a link stands on: each piece of evidence with its weight in bits.
struct LinkReasons {
    private let weigher: CaseWeigher
    private let context: LinkContext
    private let payees: PayeeContext
    private let owners: PayeeOwners
    private let names = SharedEvidence()
    /// Per campaign what is known of the payer of the case at hand.
    private(set) var known: [CaseWeigher.Known]
    /// How much of what that payer pays is for none of the case's campaigns.
    private var rest = 1.0

    init(_ weigher: Weigher, payees: PayeeContext, owners: PayeeOwners, _ decisions: DecisionBook) {
        self.weigher = CaseWeigher(weigher, knowsPayers: true, isLast: true, decisions)
        context = weigher.context
        self.payees = payees
        self.owners = owners
        known = Array(repeating: CaseWeigher.Known(), count: context.campaigns.count)
    }

    /// Turns to a case; to be called before its evidence is asked for.
    mutating func look(at item: Case) {
        for campaign in known.indices { known[campaign] = CaseWeigher.Known() }
        _ = weigher.know(item, &known)
        rest = weigher.otherwise(item, known)
    }

    func evidence(_ claim: Claim, _ weighed: WeighedOption, _ item: Case) -> [Evidence] {
        let known = known[claim.campaign]
        let base = weigher.statistics.means[claim.campaign].oddsBits
        var pieces: [Evidence] = []
        for rule in LinkRules.all {
            let bits = rule.bits(claim, context)
            if bits != 0 {
                pieces.append(Evidence(kind: rule.kind(claim, context), weight: bits, detail: context.told(rule.detail(claim, context))))
            }
        }
        let payer = (known.share / rest).bits - base
        if abs(payer) >= 0.1 {
            let count = max(0, weigher.statistics.counts[Int(item.payer)] - (item.teaches ? 1 : 0))
            pieces.append(
                Evidence(
                    kind: payer > 0 ? "payer-learnt-sponsor" : "payer-commercial-brand", weight: payer,
                    detail: context.told(
                        """
                        of \(count) other payments of \(context.parties.parties[Int(claim.payer.rawValue)].name), about \
                        \(Int((known.share * 100).rounded())) % look to be for the campaign
                        """)))
        }
        if weighed.option.creator >= 0 {
            let currency = weigher.learnt.currencies.factor(item.currency, campaign: weighed.option.campaign, own: known.own).bits
            if abs(currency) >= 0.1 {
                pieces.append(
                    Evidence(
                        kind: currency > 0 ? "campaign-currency" : "other-currency", weight: currency,
                        detail: "how often the campaign is paid for in this currency, against all payments to creators"))
            }
            let bought = weigher.boughtFactor(weighed.option, weigher.postFactor(weighed.option), weigher.bought[weighed.index]).bits
            if bought < -0.05 {
                pieces.append(
                    Evidence(
                        kind: "posts-bought-by-others", weight: bought,
                        detail: context.told(
                            "other payments to the creator around the day may have bought the \(claim.sighting.near) posts near")))
            }
        }
        let window = weigher.funding.window(payer: item.payer, day: item.day)
        let funding = weigher.funding.factor(of: weighed.option.slot, window, cents: item.cents, known: known.share).bits
        if funding != 0 {
            pieces.append(
                Evidence(
                    kind: funding > 0 ? "payer-funded-for-campaign" : "payer-funded-for-other", weight: funding,
                    detail: context.told(
                        "what came in to \(context.parties[claim.payer].name) in the \(Funding.daysBefore) days before")))
        }
        pieces.append(Evidence(kind: "base-rate", weight: base, detail: "how often a payment with nothing else known is for the campaign"))
        return pieces
    }

    /// What ties the payment to the creator.
    func evidence(
        _ payment: Payment, _ party: PartyID, _ creator: ChosenCreator, _ references: ReferenceTable
    ) -> [Evidence] {
        let mention = Int(payment.payeeMention.rawValue)
        if context.parties.matches[mention].candidates.isEmpty {
            guard context.parties.matches[mention].party == party else {
                return [link(payment, to: party, creator, references.facts(of: payment.references))]
            }
            return payees.isByName(payment.payeeMention) ? name(payment, references) : context.parties.matches[mention].evidence
        }
        let match = context.parties.matches[mention]
        return match.evidence + [
            Evidence(
                kind: creator.isNamesake ? "namesake" : "reference-names-creator", weight: creator.probability.oddsBits,
                detail: context.told("\(match.candidates.count) creators go by the payee's name"))
        ]
    }

    /// What a name says, with whom else the payer pays and how the reference is worded. Most payments to a payee share it.
    private func name(_ payment: Payment, _ references: ReferenceTable) -> [Evidence] {
        let bits = payees.bits(payment, references).shown
        let match = context.parties.matches[Int(payment.payeeMention.rawValue)]
        if bits.payer == 0 {
            return names.list(payment.payeeMention, bits.wording) {
                match.evidence + PayeeContext.evidence(bits, named: match.probability, payer: "")
            }
        }
        let payer = context.told(context.parties.parties[Int(payment.payer.rawValue)].name)
        return match.evidence + PayeeContext.evidence(bits, named: match.probability, payer: payer)
    }

    /// What ties a payee that is no creator to one.
    private func link(_ payment: Payment, to party: PartyID, _ creator: ChosenCreator, _ facts: ReferenceFacts) -> Evidence {
        let name = context.parties.parties[Int(party.rawValue)].name
        let bits = creator.probability.oddsBits
        guard !facts.owners(context.content).contains(party), let owner = owners[payment.payee] else {
            return Evidence(kind: "reference-names-creator", weight: bits, detail: context.told("the reference names \(name)"))
        }
        return owner.isByName
            ? Evidence(
                kind: "company-of-that-name", weight: bits,
                detail: context.told("of all creators only \(name) bears a name of the payee's"))
            : Evidence(
                kind: "other-references-name-creator", weight: bits,
                detail: context.told("\(owner.payments) other payments to the payee name \(name), and none names another creator"))
    }
}
