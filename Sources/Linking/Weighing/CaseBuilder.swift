internal import PipelineModel

/// Finds the payments that concern a creator or a campaign, and what each may have been.
struct CaseBuilder {
    var claims: ClaimBuilder
    var references: ReferenceReader
    var statistics: PayerStatistics
    private(set) var cases: [Case] = []
    private(set) var options: [Option] = []
    /// Payments to those who pay creators that nothing ties to a campaign: they dilute what came in for one.
    private(set) var otherFunds: [Int32] = []
    /// The words of the cases' references, one after another.
    private var words: [UInt64] = []
    private var sponsoring: [Int: [Int32]] = [:]
    /// The currencies of cases, numbered.
    private(set) var currencies: [TextID: Int32] = [:]
    /// Per party its number among the payers weighed, or -1.
    private var payerNumber: [Int32]
    /// Per party the last day on which it paid a creator.
    private var lastPaid: [Int32]
    private let mentions: [Bool]
    let amounts: ComparableAmounts
    private let parties: PartyTable
    private let isListed: [Bool]
    /// What speaks for or against a payee's being the creator whose name it bears.
    private(set) var payees = PayeeContext()
    let decisions: DecisionBook

    init(claims: ClaimBuilder, references: ReferenceReader, amounts: ComparableAmounts, decisions: DecisionBook) {
        self.decisions = decisions
        self.claims = claims
        self.references = references
        self.amounts = amounts
        parties = claims.context.parties
        statistics = PayerStatistics(campaigns: claims.context.campaigns.count)
        payerNumber = Array(repeating: -1, count: parties.parties.count)
        lastPaid = Array(repeating: .min, count: parties.parties.count)
        mentions = parties.matches.map { !$0.candidates.isEmpty }
        var listed = [Bool](repeating: false, count: parties.parties.count)
        for party in claims.context.sponsors.campaignsOf.keys { listed[Int(party.rawValue)] = true }
        isListed = listed
    }

    mutating func build<Work: Engine>(engine: Work) throws(Work.Failure) {
        let content = claims.context.content
        for payment in claims.payments where payment.payer != payment.payee && content.number(of: payment.payee) != nil {
            let payer = Int(payment.payer.rawValue)
            lastPaid[payer] = max(lastPaid[payer], payment.day.number)
        }
        references.readAll(of: claims.payments, workers: engine.workers)
        payees = PayeeContext(claims, &references)
        let first = try addCreatorCases(engine)
        findWordings()
        findFunders(first)
        // The disclosures of the first pass could not know who funds whom; upstream payments come second, when all slots are known.
        findSponsors(first)
        for payment in first { addUpstreamCase(Int(payment)) }
    }

    /// Makes cases of the payments that may have reached a creator, wherever the engine has it done; answers the others.
    private mutating func addCreatorCases<Work: Engine>(_ engine: Work) throws(Work.Failure) -> [Int32] {
        let parts = try engine.run(CandidateFinding(self))
        for part in parts {
            let (firstOption, firstWord) = (options.count, words.count)
            options += part.options
            words += part.words
            for var item in part.cases {
                item.options = item.options.lowerBound + firstOption..<item.options.upperBound + firstOption
                item.words = item.words.lowerBound + firstWord..<item.words.upperBound + firstWord
                // Payers and their campaigns are numbered as they come, so that is left until the parts are in order.
                item.payer = number(claims.payments[Int(item.payment)].payer)
                item.currency = number(of: claims.payments[Int(item.payment)].currency)
                for index in item.options where self.options[index].campaign >= 0 {
                    self.options[index].slot = statistics.slot(item.payer, Int(self.options[index].campaign))
                }
                statistics.count(item.payer)
                self.cases.append(item)
            }
        }
        return parts.flatMap(\.others)
    }

    /// Whether `party` passes money on: it pays creators and is none.
    func isIntermediary(_ party: PartyID) -> Bool {
        lastPaid[Int(party.rawValue)] > .min && claims.context.content.number(of: party) == nil
    }

    func cents(_ payment: Int) -> Int64 { amounts.cents(claims.payments[payment]) }
    func number(ofPayer party: PartyID) -> Int32 { payerNumber[Int(party.rawValue)] }

    /// What a worker that looks for candidates has to know of all payments.
    var learntOfPayments: (lastPaid: [Int32], payees: PayeeContext) {
        get { (lastPaid, payees) }
        set { (lastPaid, payees) = newValue }
    }

    /// The candidates among `range` of the payments, in a builder that has none yet.
    func candidates(_ range: Range<Int>) -> CandidateFinding.Output {
        var builder = self
        let others = range.filter { !builder.addCreatorCase($0) }.map { Int32($0) }
        return .init(payments: range.count, cases: builder.cases, options: builder.options, words: builder.words, others: others)
    }

    private mutating func addCreatorCase(_ index: Int) -> Bool {
        let payment = claims.payments[index]
        let content = claims.context.content
        let facts: ReferenceFacts
        var creators: [(number: Int, probability: Double)] = []
        var ceiling = 1.0
        if mentions[Int(payment.payeeMention.rawValue)] {
            facts = references.facts(of: payment.references)
            let candidates = parties[payment.payeeMention].candidates.prefix(16)
            let bound = candidates.count { binds($0.party, facts) }
            for candidate in candidates {
                guard let number = content.number(of: candidate.party) else { continue }
                // What the reference names leaves the others next to nothing.
                let probability =
                    bound == 0 ? min(0.6, candidate.probability) : binds(candidate.party, facts) ? 0.97 / Double(bound) : 0.005
                creators.append((number, probability))
            }
            if bound == 0 { weighName(index, facts, &creators) }
        } else if let number = content.number(of: payment.payee) {
            facts = references.facts(of: payment.references)
            creators.append((number, parties[payment.payeeMention].probability))
            if !binds(payment.payee, facts) { weighName(index, facts, &creators) }
        } else {
            guard payment.references.contains(where: { references.number(of: $0) > 0 }), !isIntermediary(payment.payee) else {
                return false
            }
            facts = references.facts(of: payment.references)
            creators = namedCreators(facts)
            ceiling = min(1, creators.reduce(0) { $0 + $1.probability })
        }
        guard !creators.isEmpty else { return false }
        add(index, payment, creators, facts, ceiling)
        return true
    }

    /// The creators whom the reference of a payment to somebody unknown names, by handle or content: less sure than a match of the payee.
    private func namedCreators(_ facts: ReferenceFacts) -> [(number: Int, probability: Double)] {
        var found: [PartyID: Double] = [:]
        for content in facts.contents {
            if let owner = claims.context.content.ownerOf[Int(content)] { found[owner] = max(found[owner] ?? 0, 0.85) }
        }
        for handle in facts.handles { found[handle.owner] = max(found[handle.owner] ?? 0, handle.explicit ? 0.88 : 0.7) }
        return found.sorted { $0.key.rawValue < $1.key.rawValue }.prefix(16).compactMap { party, probability in
            claims.context.content.number(of: party).map { ($0, probability / Double(found.count)) }
        }
    }

    private func binds(_ party: PartyID, _ facts: ReferenceFacts) -> Bool {
        facts.handles.contains { $0.owner == party } || facts.contents.contains { claims.context.content.ownerOf[Int($0)] == party }
    }

    /// A name alone can't tell a creator from others who bear it, so what the payer does otherwise counts too.
    private mutating func weighName(_ index: Int, _ facts: ReferenceFacts, _ creators: inout [(number: Int, probability: Double)]) {
        guard payees.isByName(claims.payments[index], parties) else { return }
        let total = creators.reduce(0) { $0 + $1.probability }
        guard total > 0 else { return }
        let weighed = payees.probability(claims.payments[index], named: total, &references)
        for position in creators.indices { creators[position].probability *= weighed / total }
    }

    /// Says of each case what its reference says, now that all words are known.
    private mutating func findWordings() {
        var words = PayersWords()
        for item in cases { words.add(self.words[item.words], payer: item.payer) }
        words.addNames(of: payersNames())
        for index in cases.indices where !cases[index].isNamed { cases[index].wording = words.wording(self.words[cases[index].words]) }
        self.words = []
    }

    /// The words of the names of those who pay creators, a payer each.
    private mutating func payersNames() -> [(payer: Int32, words: [UInt64])] {
        var seen: Set<Int32> = []
        var found: [(payer: Int32, words: [UInt64])] = []
        for item in cases where seen.insert(item.payer).inserted {
            let party = claims.payments[Int(item.payment)].payer
            found.append((item.payer, references.words(of: ShortList(Array(parties[party].names.prefix(8))))))
        }
        return found
    }

    private mutating func add(
        _ index: Int, _ payment: Payment, _ creators: [(number: Int, probability: Double)], _ facts: ReferenceFacts,
        _ ceiling: Double
    ) {
        let start = options.count
        let total = min(0.995, creators.reduce(0) { $0 + $1.probability })
        let scale = total / max(0.000_001, creators.reduce(0) { $0 + $1.probability })
        for creator in creators {
            let prior = max(0.000_1, creator.probability * scale).bits
            options.append(Option(creator: Int32(creator.number), campaign: -1, prior: prior))
            for campaign in campaigns(index, payment, creator.number, facts) {
                addOption(index, payment, creator.number, campaign, facts, prior)
            }
        }
        let firstWord = words.count
        words += references.words(of: payment.references)
        cases.append(
            Case(
                payment: Int32(index), payer: -1, options: start..<options.count, isUpstream: false, teaches: true,
                cents: amounts.cents(payment), nobody: (1 - total).bits, ceiling: ceiling, hasOneCreator: creators.count == 1,
                isNamed: !facts.marks.isEmpty, words: firstWord..<words.count, day: payment.day.number))
    }

    private mutating func number(of currency: TextID) -> Int32 {
        if let known = currencies[currency] { return known }
        let number = Int32(currencies.count)
        currencies[currency] = number
        return number
    }

    private mutating func addOption(
        _ index: Int, _ payment: Payment, _ creator: Int, _ campaign: Int, _ facts: ReferenceFacts, _ prior: Double
    ) {
        let claim = claims.claim(index, creator: creator, campaign: campaign, facts: facts)
        var option = Option(creator: Int32(creator), campaign: Int32(campaign), prior: prior)
        for rule in LinkRules.fixed { option.fixed += rule.bits(claim, claims.context) }
        option.listed = ListedSponsor().bits(claim, claims.context)
        option.fixed -= option.listed
        option.disclosed = DisclosureNamesPayment().bits(claim, claims.context)
        option.near = Int32(claim.sighting.near)
        option.posts = claim.sighting.posts
        option.coverage = claim.sighting.coverage
        if let gap = claim.sighting.gap, abs(gap) < 4000 { option.gap = Int16(gap) }
        option.isNamed = claim.isNamed(claims.context.content)
        option.isInside = claims.context.isInside(payment.day, campaign)
        options.append(option)
    }

    /// The campaigns that a payment to this creator may be for, ascending.
    private func campaigns(_ index: Int, _ payment: Payment, _ creator: Int, _ facts: ReferenceFacts) -> [Int] {
        let context = claims.context
        var found = Set(facts.marks.map(\.campaign)).union(decisions.accepted(index))
        for content in facts.contents { found.formUnion(context.content.campaignsOf[content] ?? []) }
        if isListed[Int(payment.payer.rawValue)] {
            found.formUnion((context.sponsors.campaignsOf[payment.payer] ?? []).filter { context.daysOutside(payment.day, $0) <= 90 })
        }
        let horizon = max(90, context.settings.daysAfter)
        for posts in context.content.campaignPostsOf[creator] where context.daysOutside(payment.day, posts.campaign) <= horizon {
            found.insert(posts.campaign)
        }
        return found.sorted()
    }

    private mutating func addUpstreamCase(_ index: Int) {
        let payment = claims.payments[index]
        // Money can go on only after it came in, or a few days before, where it was advanced.
        let passesOn =
            isIntermediary(payment.payee) && lastPaid[Int(payment.payee.rawValue)] >= payment.day.number - Funding.advance
        let listed = isListed[Int(payment.payer.rawValue)]
        let accepted = decisions.accepted(index)
        guard passesOn || listed || !accepted.isEmpty || payment.references.contains(where: { references.number(of: $0) > 0 }) else {
            return
        }
        let facts = references.facts(of: payment.references)
        var campaigns = Set(facts.marks.map(\.campaign)).union(accepted)
        for content in facts.contents { campaigns.formUnion(claims.context.content.campaignsOf[content] ?? []) }
        if listed, passesOn {
            campaigns.formUnion(
                (claims.context.sponsors.campaignsOf[payment.payer] ?? []).filter { claims.context.isInside(payment.day, $0) })
        }
        let named = !campaigns.isEmpty
        if passesOn, payerNumber[Int(payment.payer.rawValue)] >= 0 {
            // What a payer who names campaigns often pays an intermediary may be for them too, named or not.
            for slot in sponsoring[Int(payerNumber[Int(payment.payer.rawValue)])] ?? [] {
                let campaign = Int(statistics.campaigns[Int(slot)])
                if claims.context.daysOutside(payment.day, campaign) <= 60 { campaigns.insert(campaign) }
            }
        }
        if campaigns.isEmpty {
            if passesOn { otherFunds.append(Int32(index)) }
            return
        }
        let payer = number(payment.payer)
        let start = options.count
        options.append(Option(creator: -1, campaign: -1, prior: 0))
        for campaign in campaigns.sorted() {
            addOption(index, payment, -1, campaign, facts, 0)
            options[options.count - 1].slot = statistics.slot(payer, campaign)
        }
        let teaches = named && (passesOn || !facts.marks.isEmpty) || passesOn
        if teaches { statistics.count(payer) }
        if passesOn {
            // What comes in for a campaign may go out for it.
            let receiver = number(payment.payee)
            for campaign in campaigns { _ = statistics.slot(receiver, campaign) }
        }
        cases.append(
            Case(
                payment: Int32(index), payer: payer, options: start..<options.count, isUpstream: true, teaches: teaches,
                cents: amounts.cents(payment), nobody: -20, ceiling: 1, isNamed: !facts.marks.isEmpty, day: payment.day.number))
    }

    private mutating func number(_ party: PartyID) -> Int32 {
        let index = Int(party.rawValue)
        if payerNumber[index] < 0 { payerNumber[index] = statistics.addPayer() }
        return payerNumber[index]
    }

    /// The payers of whose payments a fifth at least are tied to a campaign by name, with those campaigns.
    ///
    /// Payments to those who pass money on count as well: most sponsors pay nobody else.
    private mutating func findSponsors(_ upstream: [Int32]) {
        var tied: [Int32: Int64] = [:]
        var counts = statistics.counts
        for option in options where option.isNamed && option.slot >= 0 { tied[option.slot, default: 0] += 1 }
        for index in upstream where isIntermediary(claims.payments[Int(index)].payee) {
            let payment = claims.payments[Int(index)]
            let payer = number(payment.payer)
            if payer == counts.count { counts.append(0) }
            counts[Int(payer)] += 1
            for mark in references.facts(of: payment.references).marks {
                tied[statistics.slot(payer, mark.campaign), default: 0] += 1
            }
        }
        for (slot, count) in tied.sorted(by: { $0.key < $1.key }) {
            let payer = Int(statistics.payers[Int(slot)])
            if count * 5 >= counts[payer] { sponsoring[payer, default: []].append(slot) }
        }
    }

    private mutating func findFunders(_ upstream: [Int32]) {
        var funders: [PartyID: Set<PartyID>] = [:]
        for index in upstream where isIntermediary(claims.payments[Int(index)].payee) {
            let payment = claims.payments[Int(index)]
            if funders[payment.payee, default: []].count < 64 { funders[payment.payee, default: []].insert(payment.payer) }
        }
        claims.funders = funders.mapValues { $0.sorted { $0.rawValue < $1.rawValue } }
    }
}
