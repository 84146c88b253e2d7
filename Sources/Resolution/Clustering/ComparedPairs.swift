internal import PipelineModel

/// The candidate pairs of folds that may be alike, each with its comparison pattern and the sum of the fixed weights. They are not weighed by what
/// is estimated: that follows from their counts.
struct ComparedPairs: Sendable {
    struct Pair: Sendable {
        var left: UInt32
        var right: UInt32
        var bits: Float
        var pattern: ComparisonPattern
    }

    /// Sorted by both folds, in parts.
    let parts: [[Pair]]

    /// Pairs below `floor` bits are dropped. The result does not depend on how many workers there are.
    init(_ candidates: CandidatePairs, folds: FoldTable, scorer: NameScorer, floor: Double, workers: Workers) {
        let bound = ScoreBound(names: folds.names, scorer: scorer, table: folds.table)
        // Folds in so many parts that no worker waits long for another.
        let partSize = max(512, folds.count / (workers.count * 16))
        parts = workers.map((folds.count + partSize - 1) / partSize) { part in
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
                    kept.append(Pair(left: UInt32(left), right: right, bits: Float(bits), pattern: scorer.pattern))
                }
                if kept.count - first > 1 { kept[first...].sort { $0.right < $1.right } }
            }
            return kept
        }
    }

    /// How many pairs of tellings have each pattern, where a fold `i` is told `tellings[i]` times.
    func patternCounts(_ tellings: [Int], workers: Workers) -> PatternCounts {
        let parts = parts
        let counts = workers.map(parts.count) { part in
            var counts = PatternCounts()
            for pair in parts[part] {
                counts.add(pair.pattern, bits: Double(pair.bits), count: tellings[Int(pair.left)] * tellings[Int(pair.right)])
            }
            return counts
        }
        return counts.reduce(into: PatternCounts()) { $0.add($1) }
    }
}
