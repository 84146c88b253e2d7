internal import PipelineModel

/// Finds the payments that concern a creator or a campaign, and what each may have been.
struct CaseBuilder {
    var claims: ClaimBuilder
    let reader: ReferenceReader
    private let accounts: [CreatorAccount]
    let amounts: ComparableAmounts
    let decisions: DecisionBook

    /// What was found on the way to the cases, and is asked for again when links are made of them.
    struct Known {
        var references: ReferenceTable
        /// What speaks for or against a payee's being the creator whose name it bears.
        var payees: PayeeContext
        /// Whose companies payees are that no list knows.
        var owners: PayeeOwners
    }

    /// Cases whose wording one core looks at before it takes more.
    private static let partSize = 16_384

    init(claims: ClaimBuilder, reader: ReferenceReader, accounts: [CreatorAccount], amounts: ComparableAmounts, decisions: DecisionBook) {
        self.claims = claims
        self.reader = reader
        self.accounts = accounts
        self.amounts = amounts
        self.decisions = decisions
    }

    mutating func build<Work: Engine>(engine: Work) throws(Work.Failure) -> (FoundCases, Known) {
        let (context, workers) = (claims.context, engine.workers)
        let intermediaries = Intermediaries(
            claims.payments, content: context.content, parties: context.parties.parties.count, workers: workers)
        claims.readNames(of: intermediaries.payers)
        let creatorPayees = CreatorPayees(context)
        let payments = claims.payments
        let references = ReferenceTable(reader, payments, workers: workers) { payment in
            PayeeContext.isSampled(payment, of: payments.count)
                || creatorPayees.contain(payments[payment].payee, as: payments[payment].payeeMention)
        }
        let (template, accounts) = (claims, accounts)
        let (payees, owners) = workers.together(
            { PayeeContext(template, references, workers: workers) },
            { PayeeOwners(template, accounts: accounts, intermediaries, references, workers: workers) })
        var parts = try engine.run(
            CandidateFinding(
                CreatorCases(
                    claims: claims, references: references, creatorPayees: creatorPayees, payees: payees, owners: owners,
                    intermediaries: intermediaries, amounts: amounts, decisions: decisions)))
        let others = parts.flatMap(\.others)
        var found = FoundCases(
            &parts, campaigns: context.campaigns.count, parties: context.parties.parties.count, workers: workers)
        found.set(wordings(found, references, workers))
        // Payments to creators could not know yet who funds whom; those upstream can.
        findFunders(others, intermediaries)
        var upstream = UpstreamCases(
            claims: claims, references: references, intermediaries: intermediaries, amounts: amounts, decisions: decisions)
        upstream.add(others, to: &found)
        return (found, Known(references: references, payees: payees, owners: owners))
    }

    /// By case what its reference says, now that all words are known.
    private func wordings(_ found: FoundCases, _ references: ReferenceTable, _ workers: Workers) -> [Wording] {
        let (cases, payments, payers) = (found.cases, claims.payments, found.statistics.counts.count)
        let ranges = Workers.parts(of: cases.indices, size: Self.partSize)
        let parts = workers.sums(ranges.count, from: PayersWords(payers: payers)) { part, words in
            for index in ranges[part] {
                references.withWords(of: payments[Int(cases[index].payment)].references) { words.add($0, payer: cases[index].payer) }
            }
        }
        var all = parts.first ?? PayersWords(payers: payers)
        for part in parts.dropFirst() { all.join(part) }
        all.addNames(of: payersNames(found, references, workers))
        let words = all
        return workers.list(cases.count, partSize: Self.partSize) { range, wordings in
            for index in range {
                let wording: Wording =
                    cases[index].isNamed
                    ? .named : references.withWords(of: payments[Int(cases[index].payment)].references) { words.wording($0) }
                wordings.append(wording)
            }
        }
    }

    /// The words of the names of those who pay creators, a payer each.
    private func payersNames(
        _ found: FoundCases, _ references: ReferenceTable, _ workers: Workers
    ) -> [(payer: Int32, words: [UInt64])] {
        let (counts, parties) = (found.statistics.counts, claims.context.parties.parties)
        let ranges = Workers.parts(of: counts.indices, size: Self.partSize)
        return workers.map(ranges.count) { part in
            var reader = FoldedWords()
            return ranges[part].filter { counts[$0] > 0 }.map { payer in
                (Int32(payer), references.words(ofAll: parties[payer].names.prefix(8), &reader))
            }
        }.flatMap { $0 }
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
