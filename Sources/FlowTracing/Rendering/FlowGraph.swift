internal import PipelineModel

/// A flow tree folded into a graph: a node per party, an edge per payer, payee and currency.
struct FlowGraph {
    struct Edge: Hashable {
        var from: Int
        var to: Int
        var currency: Currency
    }

    /// Sorted by published id; nil, the ways not told apart, comes last.
    private(set) var nodes: [PartyID?] = []
    private(set) var edges: [(edge: Edge, sum: FlowTree.Sum)] = []
    private(set) var roots: Set<Int> = []

    init(_ tree: FlowTree, _ parties: PartyTable) {
        nodes = Set(tree.nodes.map(\.party)).sorted { left, right in
            guard let left, let right else { return left != nil && right == nil }
            return parties[left].id < parties[right].id
        }
        let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
        roots = Set(tree.roots.compactMap { places[tree.nodes[$0].party] })
        var sums: [Edge: FlowTree.Sum] = [:]
        for (number, node) in tree.nodes.enumerated() {
            guard let parent = node.parent, let above = places[tree.nodes[parent].party], let below = places[node.party] else { continue }
            for var sum in node.sums {
                // Several ways may lead over the edge, and one payment may have money of each.
                sum.payments = tree.payments(inStepTo: number, sum.currency)
                let edge = Edge(
                    from: tree.direction == .from ? above : below, to: tree.direction == .from ? below : above, currency: sum.currency)
                guard var known = sums[edge] else {
                    sums[edge] = sum
                    continue
                }
                known.amount += sum.amount
                known.first = min(known.first, sum.first)
                known.last = max(known.last, sum.last)
                sums[edge] = known
            }
        }
        edges = sums.map { (edge: $0.key, sum: $0.value) }.sorted {
            ($0.edge.from, $0.edge.to, $0.edge.currency.code) < ($1.edge.from, $1.edge.to, $1.edge.currency.code)
        }
    }
}
