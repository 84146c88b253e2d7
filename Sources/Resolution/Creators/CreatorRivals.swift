/// The creators that each one is tied to.
struct CreatorRivals {
    private var tied: [Int: [(other: Int, bits: Double)]] = [:]
    private let margin: Double

    init(_ edges: [CreatorEdge], margin: Double) {
        self.margin = margin
        for edge in edges {
            tied[edge.left, default: []].append((edge.right, edge.bits))
            tied[edge.right, default: []].append((edge.left, edge.bits))
        }
    }

    /// Whoever fits either end of an edge about as well as the other end does, and the two ends.
    func company(of edge: CreatorEdge) -> [Int] {
        let others = [edge.left, edge.right].flatMap { tied[$0] ?? [] }.filter { $0.bits > edge.bits - margin }
        return Set(others.map(\.other) + [edge.left, edge.right]).sorted()
    }
}
