internal import PipelineModel

extension ResolutionRun {
    /// Joins a firm's name that lacks the legal form with the only one that has the same words and a form, however common the words: what is left
    /// out says nothing. Not where either fits several parties, nor where each has accounts of its own, which weigh as they do between any two
    /// account holders.
    ///
    /// - Parameters:
    ///   - bearers: Per fold, the account holders that bear it.
    ///   - settled: Per fold, whether it was joined to an account holder or fits several.
    mutating func joinForms(_ variants: FormVariants, _ bearers: [Int: [Int]], isFree: [Bool], settled: [Bool]) {
        guard !variants.pairs.isEmpty else { return }
        var members = members(of: variants, isFree: isFree)
        for pair in variants.pairs {
            guard let bare = onlyParty(of: pair.bare, bearers, isFree: isFree, settled: settled),
                let formed = onlyParty(of: pair.formed, bearers, isFree: isFree, settled: settled),
                bare != formed, !(bare < nodes.firstFold && formed < nodes.firstFold), constraints.allows(bare, formed, sets: &sets)
            else { continue }
            let these = members[bare] ?? []
            let those = members[formed] ?? []
            guard agree(these.filter { $0 != pair.bare }, those.filter { $0 != pair.formed }) else { continue }
            sets.join(bare, formed)
            members[bare] = nil
            members[formed] = nil
            members[sets.root(of: bare)] = these + those
            let bits = scorer.score(folds.names[pair.bare], folds.names[pair.formed], table: folds.table) + clusterPrior
            let node = nodes.node(ofFold: isFree[nodes.node(ofFold: pair.bare)] ? pair.bare : pair.formed)
            clusterProbabilities[node] = max(Self.clusterThreshold, Probability.fromBits(bits))
        }
    }

    /// The root of the one party that a name stands for by itself or by the account holders that bear it; nil where there are several, or none.
    private mutating func onlyParty(of fold: Int, _ bearers: [Int: [Int]], isFree: [Bool], settled: [Bool]) -> Int? {
        var roots: Set<Int> = []
        let node = nodes.node(ofFold: fold)
        if isFree[node] {
            let root = sets.root(of: node)
            if settled[fold], root >= nodes.firstFold { return nil }
            roots.insert(root)
        }
        for holder in bearers[fold] ?? [] { roots.insert(sets.root(of: holder)) }
        return roots.count == 1 ? roots.first : nil
    }

    /// The names of the parties that the pairs are of, by root.
    private mutating func members(of variants: FormVariants, isFree: [Bool]) -> [Int: [Int]] {
        var members: [Int: [Int]] = [:]
        for pair in variants.pairs {
            for fold in [pair.bare, pair.formed] { members[sets.root(of: nodes.node(ofFold: fold))] = [] }
        }
        for fold in folds.names.indices where isFree[nodes.node(ofFold: fold)] {
            members[sets.root(of: nodes.node(ofFold: fold))]?.append(fold)
        }
        return members
    }
}
