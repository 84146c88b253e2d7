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
    /// However few names a run has, no word weighs more.
    static let mostBits = 14.0

    /// A word that stands in so many names is no mere slip.
    static let mostOfSlip: Int32 = 4

    static func bits(_ folds: FoldTable) -> [Float] { weigh(counts(folds), folds) }

    /// Whether a word is a name of its own: one of the lexicon, or one that stands in several of the run's names.
    static func known(_ folds: FoldTable) -> [Bool] {
        zip(counts(folds), folds.table.traits).map { $0 > mostOfSlip || !$1.isDisjoint(with: [.givenName, .familyName]) }
    }

    /// In how many names each word stands.
    private static func counts(_ folds: FoldTable) -> [Int32] {
        var counts = [Int32](repeating: 0, count: folds.table.count)
        for name in folds.names {
            for token in name.tokens { counts[Int(token)] += 1 }
        }
        return counts
    }

    private static func weigh(_ counts: [Int32], _ folds: FoldTable) -> [Float] {
        // The name at hand is one of those counted: it does not make itself common.
        counts.indices.map { weight(of: UInt32($0), in: folds.table, others: max(0, counts[$0] - 1), names: folds.count) }
    }

    /// The weights of the words from `first` on, which none of the run's names has.
    static func bitsOfUnseen(from first: Int, in table: TokenTable, names: Int) -> [Float] {
        (first..<max(first, table.count)).map { weight(of: UInt32($0), in: table, others: 0, names: names) }
    }

    private static func weight(of token: UInt32, in table: TokenTable, others: Int32, names: Int) -> Float {
        let total = Double(names) + priorNames
        // Among more names, a word that hardly any other has can be rarer.
        let mostBits = max(mostBits, log2(total))
        let expected = priorNames * exp2(-Double(WordBits.standard(token, in: table)))
        let share = (Double(others) + expected) / total
        return Float(min(mostBits, max(0.5, -log2(share))))
    }
}
