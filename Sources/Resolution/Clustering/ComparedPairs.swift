internal import PipelineModel

/// The candidate pairs of folds that may be alike, each with its comparison pattern and the sum of the fixed weights. They are not weighed by what
/// is estimated: that follows from their counts.
struct ComparedPairs: Sendable {
    /// Sorted by both folds.
    let pairs: [PairScoring.Pair]
    /// So many pairs are counted at a time.
    private static let counted = 65_536

    /// Pairs below `floor` bits are dropped. The result does not depend on the engine.
    init<Work: Engine>(
        _ candidates: CandidatePairs, folds: FoldTable, scorer: NameScorer, floor: Double, engine: Work
    ) throws(Work.Failure) {
        let scoring = PairScoring(
            candidates: candidates, names: folds.names, table: folds.table, scorer: scorer, floor: floor,
            // Folds in so many parts that no worker waits long for another.
            partSize: max(512, folds.count / (engine.partsAtOnce * 8)))
        pairs = try engine.run(scoring).flatMap(\.pairs)
    }

    /// How many pairs of tellings have each pattern, where a fold `i` is told `tellings[i]` times.
    func patternCounts(_ tellings: [Int], workers: Workers) -> PatternCounts {
        let parts = Workers.parts(of: pairs.indices, size: Self.counted)
        let counts = workers.map(parts.count) { part in
            var counts = PatternCounts()
            for pair in pairs[parts[part]] {
                counts.add(pair.pattern, bits: Double(pair.bits), count: tellings[Int(pair.left)] * tellings[Int(pair.right)])
            }
            return counts
        }
        return counts.reduce(into: PatternCounts()) { $0.add($1) }
    }
}
