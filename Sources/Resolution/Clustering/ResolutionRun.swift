internal import PipelineModel

#if canImport(Glibc)
    internal import Glibc
#endif

/// The state of one resolution, filled step by step; each step is in a file of its own.
struct ResolutionRun {
    let mentions: [Mention]
    let counts: [UInt32]
    let rows: [CreatorAccount]
    let contentHandles: [TextID]
    let workers: Workers
    let texts: TextTable
    let folds: FoldTable
    let nodes: NodeTable

    /// Whether matches say in words what they stand on.
    var tells = true
    var scorer = NameScorer()
    var pairs: ScoredPairs
    /// Pairs of names that score less (bits) are not looked at.
    var comparedFloor = 2.0
    var estimate = ParameterEstimation.Estimate(shares: .standard, priorShift: 0)
    var constraints = ConstraintSet()
    /// Of the reviewers, on two parties each.
    var verdicts: [DecidedPair] = []
    /// Nodes that a reviewer said to be another's.
    var decidedNodes: Set<Int> = []
    /// The parties as they form.
    var sets: UnionFind
    /// The root of every node, once no set changes any more.
    var roots: [Int32] = []

    var seeds: [CreatorSeed] = []
    /// Names read from handles: the fold of each handle node's local name.
    var handleFolds: [Int: Int] = [:]
    /// Whether a node is a handle or account of a creator.
    var creatorNodes: [Bool]
    /// Accounts that several parties stand with; they bind nothing.
    var sharedAccounts: [Bool]
    /// The node that each mention is placed at.
    var placements: [Int32] = []
    /// The folds that each account or handle node is mentioned with, sorted.
    var nodeFolds: [[Int]]
    /// The name to show for a handle: its legal name, or else its display name.
    let listedNames: [TextID: TextID]
    /// How each node was matched to a creator, where it was not bound.
    var nodeMatches: [Int: NodeMatch] = [:]
    /// The weight by which a node of a cluster of others hangs on to it.
    var clusterProbabilities: [Int: Double] = [:]

    init(
        mentions: MentionTable, counts: [UInt32], accounts: [CreatorAccount], contentHandles: [TextID], texts: inout TextTable,
        workers: Workers
    ) {
        self.mentions = mentions.mentions
        self.counts = counts
        rows = accounts
        self.contentHandles = contentHandles
        self.workers = workers
        var handles = DistinctTexts(of: texts)
        var numbers = DistinctTexts(of: texts)
        for handle in contentHandles { handles.insert(handle) }
        var names: [TextID] = []
        names.reserveCapacity(mentions.count)
        for row in accounts {
            handles.insert(row.handle)
            numbers.insert(row.bankAccount)
            names += [row.legalName, row.displayName, row.company]
        }
        let localNames = Self.localNames(handles.all, &texts)
        names += localNames.lazy.map(\.name)
        for mention in mentions.mentions {
            handles.insert(mention.handle)
            numbers.insert(mention.account)
            names.append(mention.name)
        }
        self.texts = texts
        let (all, taken) = (texts, [handles.all, numbers.all])
        // Reading names ends on one core; texts are sorted meanwhile.
        let found = workers.map(3) { [names] number -> (texts: [TextID], folds: FoldTable?) in
            number == 0 ? ([], FoldTable(names: names, texts: all, workers: workers)) : (all.sorted(taken[number - 1]), nil)
        }
        folds = found[0].folds ?? FoldTable(names: [], texts: all)
        nodes = NodeTable(handles: found[1].texts, accounts: found[2].texts, foldCount: folds.count)
        for (handle, name) in localNames {
            if let node = nodes.node(ofHandle: handle), let fold = folds.fold(of: name) { handleFolds[node] = fold }
        }
        listedNames = Self.listedNames(accounts, texts)
        sets = UnionFind(count: nodes.count)
        creatorNodes = Array(repeating: false, count: nodes.firstFold)
        sharedAccounts = Array(repeating: false, count: nodes.firstFold)
        nodeFolds = Array(repeating: [], count: nodes.firstFold)
        creatorPrior = min(-7, 4 - log2(Double(max(1, folds.names.count { $0.kind != .company }))))
        usualClusterPrior = min(-7, -log2(Double(max(1, folds.count))))
        scorer.weights.agreementKnee = 24
        scorer.weights.agreementShare = 0.2
        scorer.weights.missingCompanyWord = -4.5
        scorer.weights.missingTradeWord = -3
        scorer.weights.numberConflict = -12
        scorer.weights.slipPower = 2
        scorer.weights.slipCost = 2
        scorer.weights.nearCost = 6
        scorer.wordBits = WordFrequencies.bits(folds)
        scorer.isKnown = WordFrequencies.known(folds)
        pairs = ScoredPairs(foldCount: folds.count)
    }

    /// The name that each handle may be read as: what stands behind its platform.
    static func localNames(_ handles: [TextID], _ texts: inout TextTable) -> [(handle: TextID, name: TextID)] {
        var names: [(handle: TextID, name: TextID)] = []
        names.reserveCapacity(handles.count)
        var local: [UInt8] = []
        for handle in handles where !handle.isEmpty {
            local.removeAll(keepingCapacity: true)
            texts.withBytes(of: handle) { bytes in
                let colon = UInt8(ascii: ":")
                let name = bytes.drop { $0 == colon }
                let platformEnd = name.firstIndex(of: colon) ?? name.endIndex
                let behind = name[platformEnd...].dropFirst()
                local.append(contentsOf: behind.isEmpty ? name[..<platformEnd] : behind)
            }
            if !local.isEmpty { names.append((handle, local.withUnsafeBufferPointer { texts.intern($0) })) }
        }
        return names
    }

    /// Where several rows name a handle, the name that sorts first.
    private static func listedNames(_ rows: [CreatorAccount], _ texts: TextTable) -> [TextID: TextID] {
        var names: [TextID: TextID] = [:]
        for name in [\CreatorAccount.displayName, \CreatorAccount.legalName] {
            var found: [TextID: TextID] = [:]
            for row in rows where !row[keyPath: name].isEmpty {
                if let other = found[row.handle], !texts.precedes(row[keyPath: name], other) { continue }
                found[row.handle] = row[keyPath: name]
            }
            names.merge(found) { $1 }
        }
        return names
    }

    /// The odds (bits) that a party found in the ledgers is a given creator, before names are compared. Creators are who the investigation is
    /// about, so they are likelier to be there than anyone else; still, a small ledger does not make the world small.
    let creatorPrior: Double
    /// The odds that two given folds are one party, if each has one other fold of its party.
    let usualClusterPrior: Double
    /// The odds that two given folds are one party, by what was estimated of the run's names.
    var clusterPrior: Double { min(-7, usualClusterPrior + estimate.priorShift) }
}

/// What was found when a node's names were compared with the creators'.
struct NodeMatch {
    /// The creator's root node, where one stands out.
    var creator: Int?
    var probability: Double
    /// The creators that fit about as well, when none stands out, by root node.
    var candidates: [(creator: Int, probability: Double)]
    /// The node's fold and the creator's that agree best.
    var fold: Int
    var creatorFold: Int
    var adjustments: [Evidence]
}
