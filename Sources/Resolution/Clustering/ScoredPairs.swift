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

    /// Pairs below `floor` bits are dropped. The result does not depend on the engine.
    init<Work: Engine>(
        _ candidates: CandidatePairs, folds: FoldTable, scorer: NameScorer, floor: Double, engine: Work
    ) throws(Work.Failure) {
        let scoring = PairScoring(
            candidates: candidates, names: folds.names, table: folds.table, scorer: scorer, floor: floor,
            // Folds in so many parts that no worker waits long for another.
            partSize: max(512, folds.count / (engine.partsAtOnce * 8)))
        let kept = try engine.run(scoring).flatMap(\.pairs)
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

    func neighbours(of fold: Int) -> ArraySlice<Neighbour> {
        neighbours[Int(starts[fold])..<Int(starts[fold + 1])]
    }

    func bits(_ left: Int, _ right: Int) -> Float? {
        neighbours(of: left).first { Int($0.fold) == right }?.bits
    }
}
