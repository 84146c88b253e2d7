internal import PipelineModel

/// Compares two names as they stand, with no other data: what `payola compare` prints.
///
/// Each word that agrees adds a match weight that is higher the rarer the word, each that conflicts or lacks takes some away (Fellegi and Sunter
/// 1969); the sum with the prior makes the probability.
public struct NameComparator: Sendable {
    private var parser = NameParser()
    private var scorer = NameScorer()

    public init() {}

    public mutating func compare(_ left: String, _ right: String) -> NameVerdict {
        let a = parser.parse(left)
        let b = parser.parse(right)
        if a.isEmpty || b.isEmpty {
            return NameVerdict(
                probability: 0.0001, same: false, evidence: [Evidence(kind: "name-empty", weight: -13, detail: "a name has no letters")])
        }
        extendWordBits()
        let total = scorer.weights.prior + scorer.score(a, b, table: parser.table)
        let probability = min(0.9999, max(0.0001, Probability.fromBits(total)))
        let words = NameEvidence(table: parser.table, scorer: scorer)
        let prior = Evidence(kind: "prior", weight: scorer.weights.prior, detail: "odds before the names are compared")
        return NameVerdict(probability: probability, same: probability >= 0.5, evidence: [prior] + words.pieces(a, b))
    }

    private mutating func extendWordBits() {
        while scorer.wordBits.count < parser.table.count {
            scorer.wordBits.append(WordBits.standard(UInt32(scorer.wordBits.count), in: parser.table))
        }
    }
}
