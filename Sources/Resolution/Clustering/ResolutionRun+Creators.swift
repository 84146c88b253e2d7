internal import PipelineModel

extension ResolutionRun {
    /// Joins the handles of one creator, and each creator with its bank accounts.
    mutating func gatherCreators() {
        seeds = CreatorSeed.gather(rows, nodes: nodes, folds: folds, texts: texts, workers: workers)
        for seed in seeds { creatorNodes[seed.node] = true }
        for handle in contentHandles {
            if let node = nodes.node(ofHandle: handle) { creatorNodes[node] = true }
        }
        CreatorMerging(ties: CreatorTies(seeds, folds: folds, scorer: scorer)).join(seeds, forbidden: constraints, sets: &sets)
        joinDecidedCreators()
    }

    /// Compares all names that share a blocking key, and weighs them by what the run's names say.
    mutating func compareNames<Work: Engine>(_ engine: Work) throws(Work.Failure) {
        var isListed = [Bool](repeating: false, count: folds.count)
        for seed in seeds {
            for fold in seed.legal.union(seed.display).union(seed.companies) { isListed[fold] = true }
        }
        for fold in handleFolds.values { isListed[fold] = true }
        let found = CandidatePairs(folds, bits: scorer.wordBits, isListed: isListed, workers: workers)
        comparedFloor = max(2, -max(creatorPrior, clusterPrior) - 4)
        let compared = try ComparedPairs(found, folds: folds, scorer: scorer, floor: comparedFloor, engine: engine)
        estimateWeights(compared)
        pairs = ScoredPairs(compared, foldCount: folds.count, shifts: scorer.shifts, floor: comparedFloor)
    }

    /// Marks accounts that stand with several creators, or with many names that have nothing in common, and joins the others to their creators.
    mutating func findSharedAccounts() {
        for mention in mentions {
            guard let fold = folds.fold(of: mention.name) else { continue }
            if let node = nodes.node(ofAccount: mention.account) { nodeFolds[node].append(fold) }
            if let node = nodes.node(ofHandle: mention.handle) { nodeFolds[node].append(fold) }
        }
        for node in nodeFolds.indices where nodeFolds[node].count > 1 { Self.sortDistinct(&nodeFolds[node]) }
        var holders: [Int: Set<Int>] = [:]
        for seed in seeds {
            for account in seed.accounts { holders[account, default: []].insert(sets.root(of: seed.node)) }
        }
        for mention in mentions {
            if let handle = nodes.node(ofHandle: mention.handle), let account = nodes.node(ofAccount: mention.account) {
                holders[account, default: []].insert(sets.root(of: handle))
            }
        }
        for account in nodes.firstAccount..<nodes.firstFold {
            let known = holders[account] ?? []
            if known.count > 1 || !AccountNumbers.isBinding(nodes.accounts[account - nodes.firstAccount], texts) {
                sharedAccounts[account] = true
            } else if hasManyNames(account) {
                sharedAccounts[account] = true
            } else if let holder = known.first, constraints.allows(account, holder, sets: &sets) {
                sets.join(account, holder)
            }
        }
        spreadCreators()
    }

    private static func sortDistinct(_ folds: inout [Int]) {
        folds.sort()
        var kept = 1
        for index in 1..<folds.count where folds[index] != folds[kept - 1] {
            folds[kept] = folds[index]
            kept += 1
        }
        folds.removeLast(folds.count - kept)
    }

    /// Every handle and account of a creator's set is the creator's.
    mutating func spreadCreators() {
        var roots: Set<Int> = []
        for node in creatorNodes.indices where creatorNodes[node] { roots.insert(sets.root(of: node)) }
        for node in creatorNodes.indices where !creatorNodes[node] { creatorNodes[node] = roots.contains(sets.root(of: node)) }
    }

    /// More than three names that have nothing in common: a bank's own account, or one that a firm lends to others.
    private mutating func hasManyNames(_ account: Int) -> Bool {
        var kinds: [Int] = []
        for fold in nodeFolds[account].prefix(24) {
            let isNew = kinds.allSatisfy { kind in
                scorer.score(folds.names[kind], folds.names[fold], table: folds.table) < 4
            }
            if isNew { kinds.append(fold) }
            if kinds.count > 3 { return true }
        }
        return false
    }

    /// Places every mention at its strongest node: a handle, else an account that binds, else its name.
    mutating func placeMentions() {
        placements = mentions.map { mention in
            if let node = nodes.node(ofHandle: mention.handle) { return Int32(node) }
            if let node = nodes.node(ofAccount: mention.account), !sharedAccounts[node] { return Int32(node) }
            if let fold = folds.fold(of: mention.name) { return Int32(nodes.node(ofFold: fold)) }
            if let node = nodes.node(ofAccount: mention.account) { return Int32(node) }
            return Int32(nodes.nobody)
        }
    }
}
