internal import PipelineModel

/// Finds the payments that concern a creator or a campaign, and what each may have been.
struct CaseBuilder {
    var claims: ClaimBuilder
    var references: ReferenceReader
    private let accounts: [CreatorAccount]
    let amounts: ComparableAmounts
    let decisions: DecisionBook
    /// What speaks for or against a payee's being the creator whose name it bears.
    private(set) var payees = PayeeContext()
    /// Whose companies payees are that no list knows.
    private(set) var owners = PayeeOwners()

    init(claims: ClaimBuilder, references: ReferenceReader, accounts: [CreatorAccount], amounts: ComparableAmounts, decisions: DecisionBook)
    {
        self.claims = claims
        self.references = references
        self.accounts = accounts
        self.amounts = amounts
        self.decisions = decisions
    }

    mutating func build<Work: Engine>(engine: Work) throws(Work.Failure) -> FoundCases {
        let context = claims.context
        let intermediaries = Intermediaries(
            claims.payments, content: context.content, parties: context.parties.parties.count, workers: engine.workers)
        claims.readNames(of: intermediaries.payers)
        var creators = CreatorCases(
            claims: claims, references: references, payees: payees, owners: owners, intermediaries: intermediaries, amounts: amounts,
            decisions: decisions)
        references.readAll(of: claims.payments, needsWords: creators.concernsCreator, workers: engine.workers)
        payees = PayeeContext(claims, &references, workers: engine.workers)
        owners = PayeeOwners(claims, accounts: accounts, intermediaries, references, workers: engine.workers)
        creators = CreatorCases(
            claims: claims, references: references, payees: payees, owners: owners, intermediaries: intermediaries, amounts: amounts,
            decisions: decisions)
        var found = FoundCases(campaigns: context.campaigns.count, parties: context.parties.parties.count)
        let others = try add(creators, to: &found, engine)
        findWordings(&found)
        // Payments to creators could not know yet who funds whom; those upstream can.
        findFunders(others, intermediaries)
        var upstream = UpstreamCases(
            claims: claims, references: references, intermediaries: intermediaries, amounts: amounts, decisions: decisions)
        upstream.add(others, to: &found)
        return found
    }

    /// Makes cases of the payments that may have reached a creator, wherever the engine has it done; answers those of the others that may be
    /// passed on or name a campaign.
    private func add<Work: Engine>(
        _ creators: CreatorCases, to found: inout FoundCases, _ engine: Work
    ) throws(Work.Failure) -> [Int32] {
        var parts = try engine.run(CandidateFinding(creators))
        found.cases.reserveCapacity(parts.reduce(0) { $0 + $1.cases.count })
        found.options.reserveCapacity(parts.reduce(0) { $0 + $1.options.count })
        var others: [Int32] = []
        for part in parts.indices {
            found.add(parts[part], claims.payments)
            others += parts[part].others
            // What was taken over is not kept twice.
            parts[part] = .init()
        }
        return others
    }

    /// Says of each case what its reference says, now that all words are known.
    private mutating func findWordings(_ found: inout FoundCases) {
        var words = PayersWords(payers: found.statistics.counts.count)
        for item in found.cases { words.add(references.words(of: claims.payments[Int(item.payment)].references), payer: item.payer) }
        words.addNames(of: payersNames(found))
        for index in found.cases.indices where !found.cases[index].isNamed {
            let payment = Int(found.cases[index].payment)
            found.cases[index].wording = words.wording(references.words(of: claims.payments[payment].references))
        }
    }

    /// The words of the names of those who pay creators, a payer each.
    private mutating func payersNames(_ found: FoundCases) -> [(payer: Int32, words: [UInt64])] {
        var isSeen = [Bool](repeating: false, count: found.statistics.counts.count)
        var names: [(payer: Int32, words: [UInt64])] = []
        for item in found.cases where !isSeen[Int(item.payer)] {
            isSeen[Int(item.payer)] = true
            let party = claims.payments[Int(item.payment)].payer
            names.append((item.payer, Array(references.words(of: ShortList(Array(claims.context.parties[party].names.prefix(8)))))))
        }
        return names
    }

    private mutating func findFunders(_ upstream: [Int32], _ intermediaries: Intermediaries) {
        var funders: [PartyID: [PartyID]] = [:]
        var pairs = KeyTable<Void>()
        for index in upstream where intermediaries.contains(claims.payments[Int(index)].payee) {
            let (payer, payee) = (claims.payments[Int(index)].payer, claims.payments[Int(index)].payee)
            let known = pairs.keys.count
            guard pairs.number(of: UInt64(payee.rawValue) << 32 | UInt64(payer.rawValue), adding: ()) == known else { continue }
            if funders[payee, default: []].count < 64 { funders[payee, default: []].append(payer) }
        }
        claims.funders = funders.mapValues { $0.sorted { $0.rawValue < $1.rawValue } }
    }
}
