internal import PipelineModel

/// Finds the run's names that names from outside are, or are spellings of, by what resolution holds two names of the ledgers for one by.
struct NameSearch: Sendable {
    let outside: OutsideNames
    let folds: FoldTable
    /// The odds (bits) that two given names are of one party.
    let prior: Double
    /// By the fixed weights alone, names score so much or are not looked at, as the run's own.
    let floor: Double

    /// More likely than not, as where resolution compares the ledgers' names with those of account lists. Firms of different legal forms have to be
    /// as sure as those of the ledgers.
    static let threshold = 0.5
    private static let partSize = 256

    /// A name from outside and a fold of the run's.
    struct Hit: Sendable {
        var name: Int
        var fold: Int
        var bits: Double
        /// ``NameBearer/Fit/same``, ``NameBearer/Fit/alike`` or ``NameBearer/Fit/other``.
        var fit: NameBearer.Fit
    }

    /// All hits, sorted by name and fold.
    func hits(_ blocks: OutsideBlocks, workers: Workers) -> [Hit] {
        let asked = outside.names.indices.filter { !blocks.isEmpty($0) }
        let met = blocks.allFolds(of: folds.count)
        var place = [Int32](repeating: -1, count: folds.count)
        for (index, fold) in met.enumerated() { place[fold] = Int32(index) }
        // Bounds follow the fixed weights; see ``PairScoring``.
        let bound = ScoreBound(
            names: met.map { folds.names[$0] } + asked.map { outside.names[$0] }, scorer: outside.scorer, table: outside.table)
        let most = max(0, (outside.scorer.shifts.people + outside.scorer.shifts.companies).max() ?? 0)
        let parts = Workers.parts(of: asked.indices, size: Self.partSize)
        return workers.map(parts.count) { [place] part in
            var scorer = outside.scorer
            var marks = OutsideBlocks.Marks(folds: folds.count)
            var hits: [Hit] = []
            for index in parts[part] {
                blocks.meet(asked[index], &marks)
                let (first, words) = (hits.count, outside.names[asked[index]].tokens.count)
                for candidate in marks.met {
                    let fold = Int(candidate.fold)
                    let least = least(most, words, folds.names[fold].tokens.count)
                    guard candidate.hasSameWords || bound.mayReach(least, met.count + index, Int(place[fold])) else { continue }
                    if let hit = hit(asked[index], fold, hasSameWords: candidate.hasSameWords, &scorer) { hits.append(hit) }
                }
                if hits.count - first > 1 { hits[first...].sort { $0.fold < $1.fold } }
            }
            return hits
        }.flatMap { $0 }
    }

    /// What two names have to score by the fixed weights to be likely enough by the estimated ones. These add to each word, or pair of words, what
    /// a level adds at most.
    private func least(_ most: Double, _ words: Int, _ others: Int) -> Double { max(floor, -prior - most * Double(max(words, others))) }

    /// Compares two names; nil where they are not one.
    ///
    /// - Parameter hasSameWords: Whether both are the same words but for legal forms.
    func hit(_ name: Int, _ fold: Int, hasSameWords: Bool, _ scorer: inout NameScorer) -> Hit? {
        let (left, right) = (outside.names[name], folds.names[fold])
        let bits = scorer.score(left, right, table: outside.table)
        let hasSameWords = hasSameWords || outside.print(of: name) == folds.prints[fold]
        let isConflict = left.forms.conflicts(with: right.forms)
        if hasSameWords, !isConflict { return Hit(name: name, fold: fold, bits: bits, fit: .same) }
        let threshold = isConflict ? ResolutionRun.clusterThreshold : Self.threshold
        let isOne =
            bits - scorer.shifts.bits(scorer.pattern) >= floor && Probability.fromBits(bits + prior) >= threshold
            && isWhole(left, right, scorer)
        if isOne { return Hit(name: name, fold: fold, bits: bits, fit: hasSameWords ? .same : .alike) }
        return hasSameWords ? Hit(name: name, fold: fold, bits: bits, fit: .other) : nil
    }

    /// Whether nothing that tells is missing in either name: at most particles, what a bank's limit took, or a word of a person's name.
    private func isWhole(_ left: ParsedName, _ right: ParsedName, _ scorer: NameScorer) -> Bool {
        if scorer.pattern.isWhole { return true }
        if scorer.pattern.isAbridged, abs(left.tokens.count - right.tokens.count) <= 1 { return true }
        guard scorer.pieces.allSatisfy({ $0.level != .conflict && $0.level != .initial }) else { return false }
        return lacksLittle(left, of: right, scorer.pieces.map { (its: $0.left, other: $0.right, level: $0.level) })
            && lacksLittle(right, of: left, scorer.pieces.map { (its: $0.right, other: $0.left, level: $0.level) })
    }

    private typealias Piece = (its: Range<Int>, other: Range<Int>, level: TokenLevel)

    /// Whether all words of `other` that `name` lacks are particles, or stand behind what is left of it where it may have been cut.
    private func lacksLittle(_ name: ParsedName, of other: ParsedName, _ pieces: [Piece]) -> Bool {
        let lastPaired = pieces.lazy.filter { !$0.its.isEmpty }.map(\.other.upperBound).max() ?? 0
        // Where the limit fell between two words, nothing but the length tells of it.
        let isCut = pieces.contains { $0.level == .cut && $0.its.upperBound == name.tokens.count } || Self.limits.contains(name.cutLength)
        return pieces.lazy.filter(\.its.isEmpty).allSatisfy { piece in
            piece.other.allSatisfy { outside.table.traits[Int(other.tokens[$0])].contains(.particle) }
                || name.cutLength > 0 && isCut && piece.other.lowerBound >= lastPaired
        }
    }

    /// The limits of SWIFT and SEPA, at which most names are cut.
    private static let limits: Set<Int> = [35, 70]
}
