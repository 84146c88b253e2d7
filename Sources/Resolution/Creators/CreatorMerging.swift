internal import PipelineModel

/// Decides which handles of the account lists are one creator, by what ties them (``CreatorTies``).
///
/// A shared account number binds first. Other ties join only where they fit nobody else about as well: of two namesakes on one platform and an
/// account on another that bears no more than their name, none is joined with any.
struct CreatorMerging {
    let ties: CreatorTies

    /// Ties nearer than this fit about as well.
    private static let margin = 3.0
    /// Of those who share a key, so many are weighed against each other.
    private static let mostInGroup = 40

    /// Joins, in `sets`, the handle nodes of one creator. Quadratic only within groups that share a key.
    func join(_ seeds: [CreatorSeed], forbidden: ConstraintSet, sets: inout UnionFind) {
        var clusters = CreatorClusters(ties: ties, forbidden: forbidden, sets: sets)
        for seed in seeds { clusters.add(seed) }
        let pairs = Self.pairs(seeds)
        for edge in clusters.edges(pairs) where edge.bindsAccounts { clusters.join(edge) }
        let edges = clusters.edges(pairs)
        let rivals = CreatorRivals(edges, margin: Self.margin)
        for edge in edges.filter({ !clusters.isAmbiguous($0, rivals) }) { clusters.join(edge) }
        sets = clusters.sets
    }

    /// The nodes of handles that have something in common.
    private static func pairs(_ seeds: [CreatorSeed]) -> [(left: Int, right: Int)] {
        var keyed: [(key: SharedKey, seed: Int)] = []
        keyed.reserveCapacity(seeds.count * 4)
        for (index, seed) in seeds.enumerated() {
            for key in keys(of: seed) { keyed.append((key, index)) }
        }
        keyed.sort { ($0.key.kind, $0.key.value, $0.seed) < ($1.key.kind, $1.key.value, $1.seed) }
        var pairs: [(left: Int, right: Int)] = []
        var start = 0
        while start < keyed.count {
            var end = start + 1
            while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
            let members = keyed[start..<end].prefix(mostInGroup).map { seeds[$0.seed].node }
            for (offset, left) in members.enumerated() {
                for right in members[(offset + 1)...] { pairs.append((left, right)) }
            }
            start = end
        }
        return pairs
    }

    /// What two handles may have in common, of four kinds. That two local names have one hash brings them together, and no more.
    private struct SharedKey: Equatable {
        var kind: UInt8
        var value: UInt64
    }

    private static func keys(of seed: CreatorSeed) -> [SharedKey] {
        var keys = [SharedKey(kind: 0, value: Fingerprint.of(seed.localName).rawValue)]
        for (kind, numbers) in [(1, seed.accounts), (2, seed.legal), (3, seed.companies)] as [(UInt8, Set<Int>)] {
            for number in numbers { keys.append(SharedKey(kind: kind, value: UInt64(number))) }
        }
        return keys
    }
}
