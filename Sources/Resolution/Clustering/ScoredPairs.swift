internal import PipelineModel

/// The candidate pairs of folds that are alike, with their match weight, both ways round and by fold.
struct ScoredPairs: Sendable {
    struct Neighbour: Sendable {
        var fold: UInt32
        var bits: Float
        /// Every word of either name has its counterpart, and none is a mere initial.
        var isWhole: Bool
    }

    private var starts: [Int32] = []
    private var neighbours: [Neighbour] = []

    /// Pairs below `floor` bits are dropped.
    init(_ pairs: [(left: UInt32, right: UInt32)], folds: FoldTable, scorer: NameScorer, floor: Double, workers: Workers) {
        let kept = Self.score(pairs, folds: folds, scorer: scorer, floor: floor, workers: workers)
        var counts = [Int32](repeating: 0, count: folds.count + 1)
        for pair in kept {
            counts[Int(pair.left) + 1] += 1
            counts[Int(pair.right) + 1] += 1
        }
        for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
        starts = counts
        neighbours = Array(repeating: Neighbour(fold: 0, bits: 0, isWhole: false), count: kept.count * 2)
        for pair in kept {
            neighbours[Int(counts[Int(pair.left)])] = Neighbour(fold: pair.right, bits: pair.bits, isWhole: pair.isWhole)
            counts[Int(pair.left)] += 1
            neighbours[Int(counts[Int(pair.right)])] = Neighbour(fold: pair.left, bits: pair.bits, isWhole: pair.isWhole)
            counts[Int(pair.right)] += 1
        }
    }

    private struct Pair: Sendable {
        var left: UInt32
        var right: UInt32
        var bits: Float
        var isWhole: Bool
    }

    /// Parts of so many pairs are scored on a core each, and put together in the order of the pairs.
    private static let partSize = 65_536

    private static func score(
        _ pairs: [(left: UInt32, right: UInt32)], folds: FoldTable, scorer: NameScorer, floor: Double, workers: Workers
    ) -> [Pair] {
        if pairs.isEmpty { return [] }
        let bound = ScoreBound(names: folds.names, scorer: scorer, table: folds.table)
        let count = (pairs.count + partSize - 1) / partSize
        let parts = workers.map(count) { part in
            let range = part * partSize..<min((part + 1) * partSize, pairs.count)
            return score(pairs[range], folds: folds, scorer: scorer, bound: bound, floor: floor)
        }
        return Array(parts.joined())
    }

    private static func score(
        _ pairs: ArraySlice<(left: UInt32, right: UInt32)>, folds: FoldTable, scorer: NameScorer, bound: ScoreBound, floor: Double
    ) -> [Pair] {
        var scorer = scorer
        var kept: [Pair] = []
        let table = folds.table
        for pair in pairs where bound.mayReach(floor, Int(pair.left), Int(pair.right)) {
            let bits = scorer.score(folds.names[Int(pair.left)], folds.names[Int(pair.right)], table: table)
            guard bits >= floor else { continue }
            let isWhole = scorer.pieces.allSatisfy { $0.level != .missing && $0.level != .conflict && $0.level != .initial }
            kept.append(Pair(left: pair.left, right: pair.right, bits: Float(bits), isWhole: isWhole))
        }
        return kept
    }

    func neighbours(of fold: Int) -> ArraySlice<Neighbour> {
        neighbours[Int(starts[fold])..<Int(starts[fold + 1])]
    }

    func bits(_ left: Int, _ right: Int) -> Float? {
        neighbours(of: left).first { Int($0.fold) == right }?.bits
    }
}
