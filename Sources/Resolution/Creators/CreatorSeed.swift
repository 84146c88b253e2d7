internal import PipelineModel

/// What the account lists say of one handle: all its rows added up.
struct CreatorSeed: Sendable {
    /// The handle's node.
    var node: Int
    var platform: String
    var localName: String
    var legal: Set<Int> = []
    var display: Set<Int> = []
    var companies: Set<Int> = []
    var accounts: Set<Int> = []

    /// One seed per handle of `rows`, in the order of the handles' nodes.
    static func gather(_ rows: [CreatorAccount], nodes: NodeTable, folds: FoldTable, texts: TextTable) -> [CreatorSeed] {
        var seeds: [Int: CreatorSeed] = [:]
        for row in rows {
            guard let node = nodes.node(ofHandle: row.handle) else { continue }
            var seed = seeds[node] ?? CreatorSeed(node: node, handle: texts[row.handle])
            if let fold = folds.fold(of: row.legalName) { seed.legal.insert(fold) }
            if let fold = folds.fold(of: row.displayName) { seed.display.insert(fold) }
            if let fold = folds.fold(of: row.company) { seed.companies.insert(fold) }
            if let account = nodes.node(ofAccount: row.bankAccount), AccountNumbers.isBinding(row.bankAccount, texts) {
                seed.accounts.insert(account)
            }
            seeds[node] = seed
        }
        return seeds.values.sorted { $0.node < $1.node }
    }

    private init(node: Int, handle: String) {
        self.node = node
        let parts = handle.split(separator: ":", maxSplits: 1)
        platform = parts.count == 2 ? String(parts[0]) : ""
        localName = String(parts.last ?? "")
    }
}
