/// Chooses, between each two sources, the pairs of greatest total weight.
struct PairAssignment {
    let settings: ReconciliationSettings

    func matches(_ candidates: [Clustering.Match], _ sides: [Side]) -> [Clustering.Match] {
        var bySources: [[Int]: [Clustering.Match]] = [:]
        for match in candidates {
            let sources = [sides[match.left].source, sides[match.right].source]
            let ordered = sources[0] < sources[1] ? match : .init(left: match.right, right: match.left, weight: match.weight)
            bySources[sources.sorted(), default: []].append(ordered)
        }
        return bySources.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { components(of: $0.value).flatMap(solve) }
    }

    /// The connected groups of candidates.
    private func components(of matches: [Clustering.Match]) -> [[Clustering.Match]] {
        var parent: [Int: Int] = [:]
        func root(_ node: Int) -> Int {
            var node = node
            while let next = parent[node], next != node {
                let above = parent[next] ?? next
                parent[node] = above
                node = above
            }
            return node
        }
        for match in matches {
            // The two sides number the same list, so a node is unique.
            let (a, b) = (root(match.left), root(match.right))
            if a != b { parent[max(a, b)] = min(a, b) }
        }
        var groups: [Int: [Clustering.Match]] = [:]
        for match in matches { groups[root(match.left), default: []].append(match) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    private func solve(_ component: [Clustering.Match]) -> [Clustering.Match] {
        guard component.count > 1 else { return component }
        let lefts = Set(component.map(\.left)).sorted()
        let rights = Set(component.map(\.right)).sorted()
        guard lefts.count <= settings.largestAssignment, rights.count <= settings.largestAssignment else { return greedy(component) }
        let row = Dictionary(uniqueKeysWithValues: lefts.enumerated().map { ($1, $0) })
        let column = Dictionary(uniqueKeysWithValues: rights.enumerated().map { ($1, $0) })
        var weights = [[Double]](repeating: Array(repeating: 0, count: rights.count), count: lefts.count)
        for match in component {
            guard let row = row[match.left], let column = column[match.right] else { continue }
            weights[row][column] = match.weight
        }
        return Assignment.best(weights).enumerated().compactMap { row, column in
            column.map { .init(left: lefts[row], right: rights[$0], weight: weights[row][$0]) }
        }
    }

    /// Best pair first; ties by the sides' own order.
    private func greedy(_ component: [Clustering.Match]) -> [Clustering.Match] {
        var used: Set<Int> = []
        return component.sorted { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }.filter { match in
            guard !used.contains(match.left), !used.contains(match.right) else { return false }
            used.insert(match.left)
            used.insert(match.right)
            return true
        }
    }
}
