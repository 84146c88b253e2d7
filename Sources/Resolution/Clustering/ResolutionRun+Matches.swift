internal import PipelineModel

extension ResolutionRun {
    private struct Place: Hashable {
        var node: Int32
        var fold: Int32
        var handle: TextID
    }

    /// The weight shown for an identifier that binds: one in a million says otherwise.
    static let bindingBits = 20.0

    /// One match per mention, by its number. Mentions of one name at one node share theirs.
    mutating func matches(_ numbers: [PartyID]) -> [PartyMatch] {
        let creatorFolds = listedFolds()
        var known: [Place: PartyMatch] = [:]
        var result: [PartyMatch] = []
        result.reserveCapacity(mentions.count)
        for (index, mention) in mentions.enumerated() {
            let node = Int(placements[index])
            let fold = folds.fold(of: mention.name)
            let root = sets.root(of: node)
            let party = numbers[root]
            let isCreators = root < nodes.firstFold && creatorNodes[root]
            if !isCreators && nodeMatches[node] == nil {
                result.append(plainMatch(node, party))
                continue
            }
            let place = Place(node: Int32(node), fold: Int32(fold ?? -1), handle: mention.handle)
            if let match = known[place] {
                result.append(match)
                continue
            }
            let match = match(node, fold, party, creatorFolds[root] ?? [], numbers)
            known[place] = match
            result.append(match)
        }
        return result
    }

    private static let sameName = [Evidence(kind: "same-name", weight: bindingBits, detail: "the same name, folded")]
    private static let alikeName = [Evidence(kind: "like-name", weight: 6, detail: "a spelling of a name of this party")]
    private static let sameAccount = [Evidence(kind: "account", weight: bindingBits, detail: "the same account number")]
    private static let sameHandle = [Evidence(kind: "handle", weight: bindingBits, detail: "the same handle")]

    /// A mention of no creator.
    private func plainMatch(_ node: Int, _ party: PartyID) -> PartyMatch {
        if nodes.isHandle(node) { return PartyMatch(party: party, evidence: Self.sameHandle) }
        if nodes.isAccount(node) { return PartyMatch(party: party, evidence: Self.sameAccount) }
        if let probability = clusterProbabilities[node] {
            return PartyMatch(party: party, probability: probability, evidence: Self.alikeName)
        }
        return PartyMatch(party: party, evidence: Self.sameName)
    }

    private mutating func match(
        _ node: Int, _ fold: Int?, _ party: PartyID, _ listed: [Int], _ numbers: [PartyID]
    ) -> PartyMatch {
        if let found = nodeMatches[node] { return match(found, party, numbers) }
        if nodes.isHandle(node) {
            let evidence = Evidence(kind: "handle", weight: Self.bindingBits, detail: "handle \(texts[nodes.handles[node]])")
            return PartyMatch(party: party, evidence: [evidence])
        }
        guard let account = nodes.account(of: node) else { return PartyMatch(party: party, evidence: Self.sameName) }
        var evidence = [Evidence(kind: "account", weight: Self.bindingBits, detail: "account \(texts[account])")]
        guard let fold, !listed.isEmpty else { return PartyMatch(party: party, evidence: evidence) }
        let bits = listed.map { scorer.score(folds.names[fold], folds.names[$0], table: folds.table) }.max() ?? 0
        if bits > 0 { return PartyMatch(party: party, evidence: evidence) }
        evidence.append(Evidence(kind: "name-differs", weight: -6, detail: "the name is none of this creator's"))
        return PartyMatch(party: party, probability: 0.98, evidence: evidence)
    }

    private mutating func match(_ found: NodeMatch, _ party: PartyID, _ numbers: [PartyID]) -> PartyMatch {
        let left = folds.names[found.fold]
        let right = folds.names[found.creatorFold]
        _ = scorer.score(left, right, table: folds.table)
        let prior = Evidence(kind: "prior", weight: creatorPrior, detail: "odds before the names are compared")
        var evidence = [prior] + NameEvidence(table: folds.table, scorer: scorer).pieces(left, right) + found.adjustments
        var candidates: [PartyMatch.Candidate] = []
        for candidate in found.candidates {
            let number = numbers[sets.root(of: candidate.creator)]
            candidates.append(PartyMatch.Candidate(party: number, probability: candidate.probability))
        }
        candidates.sort { ($1.probability, $0.party.rawValue) < ($0.probability, $1.party.rawValue) }
        if candidates.count > 1 {
            evidence.append(Evidence(kind: "namesakes", weight: -1, detail: "\(candidates.count) creators fit about as well"))
        }
        return PartyMatch(
            party: party, probability: candidates.isEmpty ? min(0.9999, found.probability) : 1, evidence: evidence, candidates: candidates)
    }

    /// Per creator's root, the folds of the account lists.
    private mutating func listedFolds() -> [Int: [Int]] {
        var listed: [Int: Set<Int>] = [:]
        for seed in seeds {
            var names = seed.legal.union(seed.display).union(seed.companies)
            if let fold = handleFolds[seed.node] { names.insert(fold) }
            listed[sets.root(of: seed.node), default: []].formUnion(names)
        }
        return listed.mapValues { $0.sorted() }
    }
}
