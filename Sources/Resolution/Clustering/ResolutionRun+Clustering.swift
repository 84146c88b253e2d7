internal import PipelineModel

extension ResolutionRun {
    /// What a second account says against two account holders of one name being one: little for firms, more for people.
    static let otherAccountOfPerson = -3.0
    static let otherAccountOfCompany = -0.5
    /// Payers and firms are joined only where this sure: a wrong join is worse than a missed one.
    static let clusterThreshold = 0.9

    struct Edge {
        var bits: Int
        var left: Int
        var right: Int
    }

    /// Clusters what belongs to no creator: first the accounts among themselves, then names with accounts, then names with names.
    mutating func clusterOthers() {
        var isFree = [Bool](repeating: false, count: nodes.count)
        for node in placements where !isBoundToCreator(Int(node)) { isFree[Int(node)] = true }
        isFree[nodes.nobody] = false
        var bearers: [Int: [Int]] = [:]
        for node in 0..<nodes.firstFold where isFree[node] {
            for fold in nodeFolds[node].prefix(24) { bearers[fold, default: []].append(node) }
        }
        let variants = FormVariants(folds, workers: workers)
        joinAccounts(bearers, variants)
        let settled = joinNamesToAccounts(bearers, variants, isFree: isFree)
        joinNames(variants, isFree: isFree, settled: settled)
        joinForms(variants, bearers, isFree: isFree, settled: settled)
    }

    private mutating func isBoundToCreator(_ node: Int) -> Bool { isOfCreator(node) || nodeMatches[node] != nil }

    private mutating func joinAccounts(_ bearers: [Int: [Int]], _ variants: FormVariants) {
        var edges: [Edge] = []
        for fold in bearers.keys.sorted() {
            let here = (bearers[fold] ?? []).prefix(64)
            let own = scorer.score(same: folds.names[fold])
            append(here, here, own, fold, to: &edges)
            for neighbour in pairs.neighbours(of: fold) where neighbour.isWhole && Int(neighbour.fold) > fold {
                if variants.areTorn(fold, Int(neighbour.fold)) { continue }
                if let there = bearers[Int(neighbour.fold)] { append(here, there.prefix(64), Double(neighbour.bits), fold, to: &edges) }
            }
        }
        edges.sort { ($1.bits, $0.left, $0.right) < ($0.bits, $1.left, $1.right) }
        for edge in edges where constraints.allows(edge.left, edge.right, sets: &sets) { sets.join(edge.left, edge.right) }
    }

    private func append(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>, _ bits: Double, _ fold: Int, to edges: inout [Edge]) {
        let isCompany = folds.names[fold].kind == .company
        let cost = isCompany ? Self.otherAccountOfCompany : Self.otherAccountOfPerson
        let total = bits + cost + clusterPrior
        guard Probability.fromBits(total) >= Self.clusterThreshold else { return }
        for a in left {
            for b in right where a != b { edges.append(Edge(bits: Int(total * 16), left: min(a, b), right: max(a, b))) }
        }
    }

    /// - Returns: per fold, whether its name is settled: joined to an account holder, or fitting several of them.
    private mutating func joinNamesToAccounts(_ bearers: [Int: [Int]], _ variants: FormVariants, isFree: [Bool]) -> [Bool] {
        var settled = [Bool](repeating: false, count: folds.count)
        for fold in folds.names.indices where isFree[nodes.node(ofFold: fold)] {
            var best: [Int: Double] = [:]
            if let holders = bearers[fold] {
                let own = scorer.score(same: folds.names[fold])
                for holder in holders { best[sets.root(of: holder)] = own }
            }
            let exact = Set(best.keys)
            for neighbour in pairs.neighbours(of: fold) where neighbour.isWhole || neighbour.isAbridged {
                if variants.areTorn(fold, Int(neighbour.fold)) { continue }
                for holder in bearers[Int(neighbour.fold)] ?? [] {
                    let root = sets.root(of: holder)
                    best[root] = max(best[root] ?? -.infinity, Double(neighbour.bits))
                }
            }
            let ranked = best.map { (root: $0.key, bits: $0.value + clusterPrior) }.sorted { ($1.bits, $0.root) < ($0.bits, $1.root) }
            guard let first = ranked.first else { continue }
            // The same words and form, and nobody else bears them: no other person is in sight.
            let isOnlyBearer = exact.count == 1 && exact.contains(first.root)
            guard isOnlyBearer || Probability.fromBits(first.bits) >= Self.clusterThreshold else { continue }
            settled[fold] = true
            if ranked.count > 1, first.bits - ranked[1].bits < Self.namesakeMargin { continue }
            let node = nodes.node(ofFold: fold)
            guard constraints.allows(node, first.root, sets: &sets) else { continue }
            sets.join(node, first.root)
            clusterProbabilities[node] = max(0.9, Probability.fromBits(first.bits))
        }
        return settled
    }

    private mutating func joinNames(_ variants: FormVariants, isFree: [Bool], settled: [Bool]) {
        var edges: [Edge] = []
        for fold in folds.names.indices where isFree[nodes.node(ofFold: fold)] && !settled[fold] {
            for neighbour in pairs.neighbours(of: fold) where (neighbour.isWhole || neighbour.isAbridged) && Int(neighbour.fold) > fold {
                let other = Int(neighbour.fold)
                guard isFree[nodes.node(ofFold: other)], !settled[other], !variants.areTorn(fold, other) else { continue }
                let total = Double(neighbour.bits) + clusterPrior
                if Probability.fromBits(total) >= Self.clusterThreshold {
                    edges.append(Edge(bits: Int(total * 16), left: fold, right: other))
                }
            }
        }
        edges.sort { ($1.bits, $0.left, $0.right) < ($0.bits, $1.left, $1.right) }
        var members: [Int: [Int]] = [:]
        for edge in edges {
            let left = nodes.node(ofFold: edge.left)
            let right = nodes.node(ofFold: edge.right)
            let a = sets.root(of: left)
            let b = sets.root(of: right)
            guard a != b, constraints.allows(left, right, sets: &sets) else { continue }
            let these = members[a] ?? [edge.left]
            let those = members[b] ?? [edge.right]
            guard agree(these, those) else { continue }
            sets.join(a, b)
            members[a] = nil
            members[b] = nil
            members[sets.root(of: a)] = these + those
            clusterProbabilities[right] = Probability.fromBits(Double(edge.bits) / 16)
        }
    }

    /// Clusters join only where nothing in one contradicts anything in the other: likeness is not handed on along a chain.
    mutating func agree(_ left: [Int], _ right: [Int]) -> Bool {
        guard left.count + right.count <= 64 else { return false }
        for a in left.prefix(6) {
            for b in right.prefix(6) {
                if scorer.score(folds.names[a], folds.names[b], table: folds.table) + clusterPrior < 0 { return false }
            }
        }
        return true
    }
}
