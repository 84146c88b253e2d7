internal import PipelineModel

#if canImport(Glibc)
    internal import Glibc
#endif

/// How much agreement on each word weighs in this run: the rarer among its names, the more (term-frequency adjustment).
///
/// The counts are sums over distinct folds, so they are the same in whatever order the names arrive. The lexicon's idea of a word counts like a
/// sample of ``priorNames`` names, so that a small run does not take its few names for the world.
enum WordFrequencies {
    static let priorNames = 200.0
    static let mostBits = 14.0

    static func bits(_ folds: FoldTable) -> [Float] {
        let table = folds.table
        var counts = [Int32](repeating: 0, count: table.count)
        for name in folds.names {
            for token in name.tokens { counts[Int(token)] += 1 }
        }
        let total = Double(folds.count) + priorNames
        return counts.indices.map { token in
            let expected = priorNames * exp2(-Double(WordBits.standard(UInt32(token), in: table)))
            // The name at hand is one of those counted: it does not make itself common.
            let share = (Double(max(0, counts[token] - 1)) + expected) / total
            return Float(min(mostBits, max(0.5, -log2(share))))
        }
    }
}
