import PipelineModel
import TestSupport
import Testing

@testable import Resolution

@Suite struct ScoreBoundTests {
    static let words = [
        "Ana", "Anna", "Maria", "Marija", "George", "Gheorghe", "Jean", "Claude", "JC", "J", "C", "A", "Popescu", "Popesku", "Ionescu",
        "Ciobanu",
        "Nistor", "CiobanuNistor", "Vander", "Bilt", "Vanderbilt", "van", "der", "de", "bin", "Salman", "Mohammed", "Muhammad", "Bob",
        "Robert", "949",
        "9", "49", "950", "2", "II", "III", "Media", "Consulting", "SRL", "SA", "Ltd", "Alfa", "Alpha", "Group", "Agency", "Agencies",
        "Bucuresti",
        "Ștefan", "Stefan", "Стефан", "Müller", "Mueller", "x", "Internationalisation", "Dr",
    ]

    static func name(_ generator: inout SeededGenerator) -> String {
        var words = (0..<Int.random(in: 1...5, using: &generator)).map { _ in Self.words.randomElement(using: &generator) ?? "" }
        if Int.random(in: 0..<4, using: &generator) == 0, var word = words.popLast(), word.count > 2 {
            let index = word.index(word.startIndex, offsetBy: Int.random(in: 0..<word.count, using: &generator))
            if Bool.random(using: &generator) { word.remove(at: index) } else { word.insert("e", at: index) }
            words.append(word)
        }
        if Int.random(in: 0..<40, using: &generator) == 0 { words.append(String(repeating: "ab", count: 40)) }
        let name = words.joined(separator: " ")
        return Int.random(in: 0..<6, using: &generator) == 0 ? String(name.prefix(27)) : name
    }

    /// A pair that is passed over would have scored less than what is looked at.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func noScoreExceedsItsBound(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        var texts = TextTable()
        let names = (0..<160).map { _ in texts.intern(Self.name(&generator)) }
        let folds = FoldTable(names: names, texts: texts)
        var scorer = NameScorer()
        scorer.weights.agreementKnee = 24
        scorer.weights.agreementShare = 0.2
        scorer.weights.numberConflict = -12
        scorer.weights.slipPower = seed == 1 ? 1.5 : 2
        scorer.weights.slipCost = seed == 3 ? 2 : 0.2
        scorer.weights.nearCost = 6
        scorer.wordBits = WordFrequencies.bits(folds)
        scorer.isKnown = WordFrequencies.known(folds)
        let bound = ScoreBound(names: folds.names, scorer: scorer, table: folds.table)
        var passedOver = 0
        for left in folds.names.indices {
            for right in folds.names.indices where left != right {
                let score = scorer.score(folds.names[left], folds.names[right], table: folds.table)
                if !bound.mayReach(score, left, right) {
                    Issue.record(
                        "seed \(seed): \(folds.names[left].tokens.map(folds.table.text)) and \(folds.names[right].tokens.map(folds.table.text)) score \(score)"
                    )
                }
                if !bound.mayReach(8, left, right) { passedOver += 1 }
            }
        }
        // Most pairs are told apart without comparing letters.
        #expect(passedOver > folds.count * folds.count / 2, "seed \(seed): \(passedOver) of \(folds.count * folds.count)")
    }
}
