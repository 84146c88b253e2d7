/// The pairs of folds that are alike, with their match weight, both ways round and by fold.
struct ScoredPairs: Sendable {
    struct Neighbour: Sendable {
        var fold: UInt32
        var bits: Float
        /// Every word of either name has its counterpart, and none is a mere initial.
        var isWhole: Bool
        /// A person's name with a word left out or abridged.
        var isAbridged: Bool
    }

    private var starts: [Int32] = []
    private var neighbours: [Neighbour] = []

    /// No pairs.
    init(foldCount: Int) { starts = Array(repeating: 0, count: foldCount + 1) }

    /// Weighs compared pairs; those below `floor` bits are dropped.
    init(_ compared: ComparedPairs, foldCount: Int, shifts: LevelShifts, floor: Double) {
        var counts = [Int32](repeating: 0, count: foldCount + 1)
        for pair in compared.pairs where Double(pair.bits) + shifts.bits(pair.pattern) >= floor {
            counts[Int(pair.left) + 1] += 1
            counts[Int(pair.right) + 1] += 1
        }
        for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
        starts = counts
        neighbours = Array(repeating: Neighbour(fold: 0, bits: 0, isWhole: false, isAbridged: false), count: Int(counts[foldCount]))
        for pair in compared.pairs {
            let bits = Double(pair.bits) + shifts.bits(pair.pattern)
            guard bits >= floor else { continue }
            var neighbour = Neighbour(
                fold: pair.right, bits: Float(bits), isWhole: pair.pattern.isWhole, isAbridged: pair.pattern.isAbridged)
            neighbours[Int(counts[Int(pair.left)])] = neighbour
            counts[Int(pair.left)] += 1
            neighbour.fold = pair.left
            neighbours[Int(counts[Int(pair.right)])] = neighbour
            counts[Int(pair.right)] += 1
        }
    }

    func neighbours(of fold: Int) -> ArraySlice<Neighbour> {
        neighbours[Int(starts[fold])..<Int(starts[fold + 1])]
    }
}
