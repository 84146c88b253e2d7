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

    /// So many rows are added up at a time.
    private static let partSize = 2_048

    /// One seed per handle of `rows`, in the order of the handles' nodes.
    static func gather(_ rows: [CreatorAccount], nodes: NodeTable, folds: FoldTable, texts: TextTable, workers: Workers) -> [CreatorSeed] {
        var told = rows.indices.compactMap { row in nodes.node(ofHandle: rows[row].handle).map { (node: $0, row: row) } }
        told.sort { ($0.node, $0.row) < ($1.node, $1.row) }
        // Each part begins with the first row of a handle.
        let parts = Workers.parts(of: told.indices, size: partSize)
        var starts = [Int](repeating: told.count, count: parts.count + 1)
        for (index, part) in parts.enumerated().reversed() {
            starts[index] = part.first { $0 == 0 || told[$0].node != told[$0 - 1].node } ?? starts[index + 1]
        }
        return workers.map(parts.count) { [told, starts] part in
            var seeds: [CreatorSeed] = []
            for (node, row) in told[starts[part]..<starts[part + 1]] {
                if seeds.last?.node != node { seeds.append(CreatorSeed(node: node, handle: texts[rows[row].handle])) }
                seeds[seeds.count - 1].add(rows[row], nodes, folds, texts)
            }
            return seeds
        }.flatMap { $0 }
    }

    private mutating func add(_ row: CreatorAccount, _ nodes: NodeTable, _ folds: FoldTable, _ texts: TextTable) {
        if let fold = folds.fold(of: row.legalName) { legal.insert(fold) }
        if let fold = folds.fold(of: row.displayName) { display.insert(fold) }
        if let fold = folds.fold(of: row.company) { companies.insert(fold) }
        if let account = nodes.node(ofAccount: row.bankAccount), AccountNumbers.isBinding(row.bankAccount, texts) {
            accounts.insert(account)
        }
    }

    private init(node: Int, handle: String) {
        self.node = node
        let parts = handle.split(separator: ":", maxSplits: 1)
        platform = parts.count == 2 ? String(parts[0]) : ""
        localName = String(parts.last ?? "")
    }
}
