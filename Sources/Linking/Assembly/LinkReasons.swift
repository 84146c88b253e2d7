internal import PipelineModel

/// Spells out what a link stands on: each piece of evidence with its weight in bits.
struct LinkReasons {
    private let weigher: CaseWeigher
    private let context: LinkContext
    private let payees: PayeeContext
    private let creatorPayees: CreatorPayees
    private let owners: PayeeOwners
    private let shared: SharedEvidence
    /// Per mention that more than a name ties to a creator, what does; nothing for the others.
    private let bound: [EvidenceList]
    private var pieces: EvidenceList.Builder
    /// Per campaign what is known of the payer of the case at hand.
    private(set) var known: [CaseWeigher.Known]
    /// How much of what that payer pays is for none of the case's campaigns.
    private var rest = 1.0

    init(_ weigher: Weigher, payees: PayeeContext, owners: PayeeOwners, _ decisions: DecisionBook) {
        self.weigher = CaseWeigher(weigher, knowsPayers: true, isLast: true, decisions)
        context = weigher.context
        self.payees = payees
        creatorPayees = CreatorPayees(weigher.context)
        self.owners = owners
        shared = SharedEvidence(mentions: context.parties.matches.count)
        var pieces = EvidenceList.Builder(tellsDetails: context.tellsDetails)
        let (context, matches) = (context, context.parties.matches)
        bound = matches.indices.map { mention in
            guard !payees.isByName(MentionID(rawValue: UInt32(mention))), context.content.number(of: matches[mention].party) != nil else {
                return []
            }
            pieces.add(matches[mention].evidence)
            return pieces.take()
        }
        self.pieces = pieces
        known = Array(repeating: CaseWeigher.Known(), count: context.campaigns.count)
    }

    /// Turns to a case; to be called before its evidence is asked for.
    mutating func look(at item: Case) {
        for campaign in known.indices { known[campaign] = CaseWeigher.Known() }
        rest = known.withUnsafeMutableBufferPointer { known in
            _ = weigher.know(item, known)
            return weigher.otherwise(item, UnsafeBufferPointer(known))
        }
    }

    /// The evidence for a share, to which what the assembly knows of it can be added before it is taken.
    mutating func gather(_ claim: Claim, _ weighed: WeighedOption, _ item: Case) {
        let known = known[claim.campaign]
        let base = weigher.statistics.means[claim.campaign].oddsBits
        for rule in LinkRules.all {
            let bits = rule.bits(claim, context)
            if bits != 0 { pieces.add(rule.kind(claim, context), bits, rule.detail(claim, context)) }
        }
        let payer = (known.share / rest).bits - base
        if abs(payer) >= 0.1 {
            let count = max(0, weigher.statistics.counts[Int(item.payer)] - (item.teaches ? 1 : 0))
            pieces.add(
                payer > 0 ? .payerLearntSponsor : .payerCommercialBrand, payer,
                """
                of \(count) other payments of \(context.parties.parties[Int(claim.payer.rawValue)].name), about \
                \(Int((known.share * 100).rounded())) % look to be for the campaign
                """)
        }
        if weighed.option.creator >= 0 {
            let currency = weigher.learnt.currencies.factor(item.currency, campaign: weighed.option.campaign, own: known.own).bits
            if abs(currency) >= 0.1 {
                pieces.add(
                    currency > 0 ? .campaignCurrency : .otherCurrency, currency,
                    "how often the campaign is paid for in this currency, against all payments to creators")
            }
            let bought = weigher.boughtFactor(weighed.option, weigher.postFactor(weighed.option), weigher.bought[weighed.index]).bits
            if bought < -0.05 {
                pieces.add(
                    .postsBoughtByOthers, bought,
                    "other payments to the creator around the day may have bought the \(claim.sighting.near) posts near")
            }
        }
        let window = weigher.funding.window(payer: item.payer, day: item.day)
        let funding = weigher.funding.factor(of: weighed.option.slot, window, cents: item.cents, known: known.share).bits
        if funding != 0 {
            pieces.add(
                funding > 0 ? .payerFundedForCampaign : .payerFundedForOther, funding,
                "what came in to \(context.parties[claim.payer].name) in the \(Funding.daysBefore) days before")
        }
        pieces.add(.baseRate, base, "how often a payment with nothing else known is for the campaign")
    }

    mutating func add(_ kind: EvidenceKind, _ weight: Double, _ detail: @autoclosure () -> String) { pieces.add(kind, weight, detail()) }

    mutating func addCalibration(_ probability: Double) { Calibration.add(probability, to: &pieces) }

    /// What was gathered.
    mutating func take() -> EvidenceList { pieces.take() }

    /// What ties the payment to the creator. Most payments to a payee share it.
    ///
    /// - Parameter facts: What the payment's references say.
    mutating func evidence(
        _ payment: Payment, _ party: PartyID, _ creator: ChosenCreator, _ facts: ReferenceFacts, _ references: ReferenceTable
    ) -> EvidenceList {
        let mention = payment.payeeMention
        if !creatorPayees.isNamesake(mention) {
            guard context.parties.matches[Int(mention.rawValue)].party == party else { return link(payment, to: party, creator, facts) }
            if payees.isByName(mention) { return name(payment, references) }
            return bound[Int(mention.rawValue)]
        }
        let match = context.parties.matches[Int(mention.rawValue)]
        pieces.add(match.evidence)
        pieces.add(
            creator.isNamesake ? .namesake : .referenceNamesCreator, creator.probability.oddsBits,
            "\(match.candidates.count) creators go by the payee's name")
        return pieces.take()
    }

    /// What a name says, with whom else the payer pays and how the reference is worded.
    private mutating func name(_ payment: Payment, _ references: ReferenceTable) -> EvidenceList {
        let bits = payees.bits(payment, references).shown
        func list(_ context: LinkContext, _ pieces: inout EvidenceList.Builder) -> EvidenceList {
            let match = context.parties.matches[Int(payment.payeeMention.rawValue)]
            pieces.add(match.evidence)
            PayeeContext.add(
                bits, named: match.probability, payer: context.parties.parties[Int(payment.payer.rawValue)].name, to: &pieces)
            return pieces.take()
        }
        return bits.payer == 0
            ? shared.list(payment.payeeMention, bits.wording) { list(context, &pieces) } : list(context, &pieces)
    }

    /// What ties a payee that is no creator to one.
    private mutating func link(_ payment: Payment, to party: PartyID, _ creator: ChosenCreator, _ facts: ReferenceFacts) -> EvidenceList {
        let bits = creator.probability.oddsBits
        let name = context.parties.parties[Int(party.rawValue)].name
        if !facts.owners(context.content).contains(party), let owner = owners[payment.payee] {
            if owner.isByName {
                pieces.add(.companyOfThatName, bits, "of all creators only \(name) bears a name of the payee's")
            } else {
                pieces.add(
                    .otherReferencesNameCreator, bits,
                    "\(owner.payments) other payments to the payee name \(name), and none names another creator")
            }
        } else {
            pieces.add(.referenceNamesCreator, bits, "the reference names \(name)")
        }
        return pieces.take()
    }
}
