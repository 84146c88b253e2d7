internal import PipelineModel

extension ResolutionRun {
    /// Mentions of one name at one node share their match.
    private struct Place: Hashable, Sendable {
        var node: Int32
        var fold: Int32
        var handle: TextID
    }

    /// The weight shown for an identifier that binds: one in a million says otherwise.
    static let bindingBits = 20.0
    /// So many matches are made at a time.
    private static let matchesAtOnce = 512
    private static let mentionsAtOnce = 8_192

    /// One match per mention, by its number.
    func matches(_ numbers: [PartyID]) -> [PartyMatch] {
        var places: [Place] = []
        var known: [Place: Int32] = [:]
        // Per mention its place; -1 where it is of no creator.
        let placeOf = mentions.indices.map { index -> Int32 in
            let node = Int(placements[index])
            if !isCreators(root(of: node)) && nodeMatches[node] == nil { return -1 }
            let fold = folds.fold(of: mentions[index].name) ?? -1
            let place = Place(node: Int32(node), fold: Int32(fold), handle: mentions[index].handle)
            if let number = known[place] { return number }
            known[place] = Int32(places.count)
            places.append(place)
            return Int32(places.count - 1)
        }
        let creatorFolds = listedFolds()
        let parts = Workers.parts(of: places.indices, size: Self.matchesAtOnce)
        let made = workers.map(parts.count) { [self, places] part in
            var scorer = scorer
            return places[parts[part]].map { match($0, creatorFolds, numbers, &scorer) }
        }.flatMap { $0 }
        return workers.list(mentions.count, partSize: Self.mentionsAtOnce) { [self] range, matches in
            for index in range {
                let node = Int(placements[index])
                matches.append(placeOf[index] >= 0 ? made[Int(placeOf[index])] : plainMatch(node, numbers[root(of: node)]))
            }
        }
    }

    private func isCreators(_ root: Int) -> Bool { root < nodes.firstFold && creatorNodes[root] }

    private static let sameName = [Evidence(kind: "same-name", weight: bindingBits, detail: "the same name, folded")]
    private static let decided = [
        Evidence(kind: "reviewer-same", weight: bindingBits, detail: "a reviewer says that this is the same party")
    ]
    private static let alikeName = [Evidence(kind: "like-name", weight: 6, detail: "a spelling of a name of this party")]
    private static let sameAccount = [Evidence(kind: "account", weight: bindingBits, detail: "the same account number")]
    private static let sameHandle = [Evidence(kind: "handle", weight: bindingBits, detail: "the same handle")]

    /// A mention of no creator.
    private func plainMatch(_ node: Int, _ party: PartyID) -> PartyMatch {
        if nodes.isHandle(node) { return PartyMatch(party: party, evidence: Self.sameHandle) }
        if nodes.isAccount(node) { return PartyMatch(party: party, evidence: Self.sameAccount) }
        if decidedNodes.contains(node) { return PartyMatch(party: party, evidence: Self.decided) }
        if let probability = clusterProbabilities[node] {
            return PartyMatch(party: party, probability: probability, evidence: Self.alikeName)
        }
        return PartyMatch(party: party, evidence: Self.sameName)
    }

    /// - Parameter listed: Per creator's root, the folds of the account lists.
    private func match(_ place: Place, _ listed: [Int: [Int]], _ numbers: [PartyID], _ scorer: inout NameScorer) -> PartyMatch {
        let node = Int(place.node)
        let root = root(of: node)
        let party = numbers[root]
        if let found = nodeMatches[node] { return match(found, party, numbers, &scorer) }
        if nodes.isHandle(node) {
            let evidence = Evidence(kind: "handle", weight: Self.bindingBits, detail: tells ? "handle \(texts[nodes.handles[node]])" : "")
            return PartyMatch(party: party, evidence: [evidence])
        }
        guard let account = nodes.account(of: node) else {
            return PartyMatch(party: party, evidence: decidedNodes.contains(node) ? Self.decided : Self.sameName)
        }
        var evidence = [Evidence(kind: "account", weight: Self.bindingBits, detail: tells ? "account \(texts[account])" : "")]
        guard place.fold >= 0, let listed = listed[root], !listed.isEmpty else { return PartyMatch(party: party, evidence: evidence) }
        let name = folds.names[Int(place.fold)]
        let bits = listed.map { scorer.score(name, folds.names[$0], table: folds.table) }.max() ?? 0
        if bits > 0 { return PartyMatch(party: party, evidence: evidence) }
        evidence.append(Evidence(kind: "name-differs", weight: -6, detail: "the name is none of this creator's"))
        return PartyMatch(party: party, probability: 0.98, evidence: evidence)
    }

    private func match(_ found: NodeMatch, _ party: PartyID, _ numbers: [PartyID], _ scorer: inout NameScorer) -> PartyMatch {
        let left = folds.names[found.fold]
        let right = folds.names[found.creatorFold]
        _ = scorer.score(left, right, table: folds.table)
        let prior = Evidence(kind: "prior", weight: creatorPrior, detail: "odds before the names are compared")
        var evidence = [prior] + NameEvidence(table: folds.table, scorer: scorer, tells: tells).pieces(left, right) + found.adjustments
        var candidates: [PartyMatch.Candidate] = []
        for candidate in found.candidates {
            let number = numbers[root(of: candidate.creator)]
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
    private func listedFolds() -> [Int: [Int]] {
        var listed: [Int: Set<Int>] = [:]
        for seed in seeds {
            var names = seed.legal.union(seed.display).union(seed.companies)
            if let fold = handleFolds[seed.node] { names.insert(fold) }
            listed[root(of: seed.node), default: []].formUnion(names)
        }
        return listed.mapValues { $0.sorted() }
    }
}
