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

    /// No pairs.
    init(foldCount: Int) { starts = Array(repeating: 0, count: foldCount + 1) }

    /// Pairs below `floor` bits are dropped. The result does not depend on how many workers there are.
    init(_ candidates: CandidatePairs, folds: FoldTable, scorer: NameScorer, floor: Double, workers: Workers) {
        let kept = Self.score(candidates, folds: folds, scorer: scorer, floor: floor, workers: workers)
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

    /// Sorted by both folds.
    private static func score(
        _ candidates: CandidatePairs, folds: FoldTable, scorer: NameScorer, floor: Double, workers: Workers
    ) -> [Pair] {
        let bound = ScoreBound(names: folds.names, scorer: scorer, table: folds.table)
        // Folds in so many parts that no worker waits long for another.
        let partSize = max(512, folds.count / (workers.count * 16))
        let parts = workers.map((folds.count + partSize - 1) / partSize) { part in
            var scorer = scorer
            var marks = candidates.marks()
            var kept: [Pair] = []
            let table = folds.table
            for left in part * partSize..<min((part + 1) * partSize, folds.count) {
                candidates.meet(left, &marks)
                let first = kept.count
                for right in marks.met where bound.mayReach(floor, left, Int(right)) {
                    let bits = scorer.score(folds.names[left], folds.names[Int(right)], table: table)
                    guard bits >= floor else { continue }
                    let isWhole = scorer.pieces.allSatisfy { $0.level != .missing && $0.level != .conflict && $0.level != .initial }
                    kept.append(Pair(left: UInt32(left), right: right, bits: Float(bits), isWhole: isWhole))
                }
                if kept.count - first > 1 { kept[first...].sort { $0.right < $1.right } }
            }
            return kept
        }
        return Array(parts.joined())
    }

    func neighbours(of fold: Int) -> ArraySlice<Neighbour> {
        neighbours[Int(starts[fold])..<Int(starts[fold + 1])]
    }

    func bits(_ left: Int, _ right: Int) -> Float? {
        neighbours(of: left).first { Int($0.fold) == right }?.bits
    }
}
