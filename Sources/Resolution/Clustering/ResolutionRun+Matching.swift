internal import PipelineModel

#if canImport(Glibc)
    internal import Glibc
#endif

extension ResolutionRun {
    /// A creator that bears a fold, and how much less than a legal name it says.
    struct Bearer {
        var creator: Int
        var bits: Double
    }

    /// Per fold, the creators that bear it, sorted: one list for all folds.
    struct Bearers: Sendable {
        private var starts: [Int32] = [0]
        private var list: [Bearer] = []

        /// - Parameter told: In any order, and perhaps several times of one creator: what says most counts.
        init(_ told: [(fold: Int, bearer: Bearer)], foldCount: Int) {
            var next = [Int](repeating: 0, count: foldCount + 1)
            for item in told { next[item.fold + 1] += 1 }
            for fold in next.indices.dropFirst() { next[fold] += next[fold - 1] }
            let ends = next.dropFirst()
            var sorted = [Bearer](repeating: Bearer(creator: 0, bits: 0), count: told.count)
            for item in told {
                sorted[next[item.fold]] = item.bearer
                next[item.fold] += 1
            }
            starts.reserveCapacity(foldCount + 1)
            list.reserveCapacity(told.count)
            var first = 0
            for end in ends {
                sorted[first..<end].sort { ($0.creator, $1.bits) < ($1.creator, $0.bits) }
                let before = list.count
                for bearer in sorted[first..<end] where list.count == before || list[list.count - 1].creator != bearer.creator {
                    list.append(bearer)
                }
                starts.append(Int32(list.count))
                first = end
            }
        }

        var isEmpty: Bool { list.isEmpty }
        subscript(fold: Int) -> ArraySlice<Bearer> { list[Int(starts[fold])..<Int(starts[fold + 1])] }
    }

    /// A name read from a handle, or seen once beside a creator's account, says less than one from the account list.
    static let handleNameCost = -2.0
    static let learntNameCost = -1.0
    /// An account that is not the one known of the creator: people do have several.
    static let otherAccountCost = -3.0
    /// Two creators whose weights are nearer than this are namesakes.
    static let namesakeMargin = 3.0

    /// So many nodes are compared at a time.
    private static let comparedAtOnce = 2_048

    /// Compares every node that nothing binds with the creators that bear its names or like ones.
    mutating func matchCreators() {
        let bearers = creatorNames()
        guard !bearers.isEmpty else { return }
        var hasAccounts: Set<Int> = []
        for account in nodes.firstAccount..<nodes.firstFold where creatorNodes[account] && !sharedAccounts[account] {
            hasAccounts.insert(sets.root(of: account))
        }
        var isUsed = [Bool](repeating: false, count: nodes.count)
        for node in placements { isUsed[Int(node)] = true }
        // What a reviewer said to be a creator's needs no match.
        let open = (0..<nodes.nobody).filter { isUsed[$0] && !isOfCreator($0) }
        let parts = Workers.parts(of: open.indices, size: Self.comparedAtOnce)
        let found = workers.map(parts.count) { [self, hasAccounts] part in
            open[parts[part]].compactMap { node -> (node: Int, match: NodeMatch)? in
                let names = nodes.fold(of: node).map { [$0] } ?? nodeFolds[node]
                return match(names, of: node, bearers: bearers, hasAccounts: hasAccounts, prior: creatorPrior).map { (node, $0) }
            }
        }
        for (node, match) in found.joined() { nodeMatches[node] = match }
        for node in nodeMatches.keys.sorted() {
            guard let creator = nodeMatches[node]?.creator else { continue }
            if constraints.allows(node, creator, sets: &sets) { sets.join(node, creator) } else { nodeMatches[node] = nil }
        }
    }

    /// Whether the party of a node is a creator by now.
    mutating func isOfCreator(_ node: Int) -> Bool {
        let root = sets.root(of: node)
        return root < nodes.firstFold && creatorNodes[root]
    }

    /// Per fold, the creators that bear it.
    private mutating func creatorNames() -> Bearers {
        var told: [(fold: Int, bearer: Bearer)] = []
        var isBorne = [Bool](repeating: false, count: folds.count)
        func add(_ fold: Int, _ creator: Int, _ bits: Double) {
            told.append((fold, Bearer(creator: creator, bits: bits)))
            isBorne[fold] = true
        }
        for seed in seeds {
            let root = sets.root(of: seed.node)
            for fold in seed.legal { add(fold, root, 0) }
            for fold in seed.companies { add(fold, root, 0) }
            for fold in seed.display { add(fold, root, -0.5) }
        }
        for (node, fold) in handleFolds { add(fold, sets.root(of: node), Self.handleNameCost) }
        for node in 0..<nodes.firstFold where creatorNodes[node] && !sharedAccounts[node] {
            for fold in nodeFolds[node] where !isBorne[fold] || nodes.isHandle(node) {
                add(fold, sets.root(of: node), Self.learntNameCost)
            }
        }
        return Bearers(told, foldCount: folds.count)
    }

    private func match(
        _ names: [Int], of node: Int, bearers: Bearers, hasAccounts: Set<Int>, prior: Double
    ) -> NodeMatch? {
        var best: [Int: (bits: Double, fold: Int, creatorFold: Int)] = [:]
        func offer(_ fold: Int, _ other: Int, _ bits: Double) {
            for bearer in bearers[other] {
                let total = bits + bearer.bits
                if total > best[bearer.creator]?.bits ?? -.infinity { best[bearer.creator] = (total, fold, other) }
            }
        }
        for fold in names.prefix(24) {
            if !bearers[fold].isEmpty {
                offer(fold, fold, scorer.score(same: folds.names[fold]))
            }
            for neighbour in pairs.neighbours(of: fold) { offer(fold, Int(neighbour.fold), Double(neighbour.bits)) }
        }
        guard !best.isEmpty else { return nil }
        var ranked: [(creator: Int, bits: Double)] = []
        for (creator, found) in best {
            let cost = nodes.isAccount(node) && hasAccounts.contains(creator) ? Self.otherAccountCost : 0
            ranked.append((creator, found.bits + cost + prior))
        }
        ranked.sort { ($1.bits, $0.creator) < ($0.bits, $1.creator) }
        let odds = ranked.map { exp2(min($0.bits, 40)) }
        let all = 1 + odds.reduce(0, +)
        let first = ranked[0]
        guard let found = best[first.creator], odds[0] / all >= 0.1 else { return nil }
        let adjustments: [Evidence] =
            nodes.isAccount(node) && hasAccounts.contains(first.creator)
            ? [Evidence(kind: "other-account", weight: Self.otherAccountCost, detail: "not the account known of this creator")] : []
        var match = NodeMatch(
            creator: nil, probability: odds[0] / all, candidates: [], fold: found.fold, creatorFold: found.creatorFold,
            adjustments: adjustments)
        let rivals = zip(ranked, odds).prefix { first.bits - $0.0.bits < Self.namesakeMargin }
        if rivals.count == 1 && match.probability >= 0.5 {
            match.creator = first.creator
        } else {
            match.candidates = rivals.prefix(8).map { ($0.0.creator, $0.1 / all) }
        }
        return match
    }
}
