internal import PipelineModel

/// Names from outside the ledgers, read as the run's own names are, and weighed by the run's words. They count nowhere: the run's names are as
/// rare as they are without them.
struct OutsideNames: Sendable {
    let texts: TextTable
    /// As they are by themselves, with words numbered by a table of their own.
    private let own: FoldTable
    /// The distinct folds, with the run's numbers of words.
    let names: [ParsedName]
    /// The run's words, and behind them those that only these names have.
    let table: TokenTable
    /// Weighs these names against the run's.
    let scorer: NameScorer

    init(_ texts: TextTable, beside folds: FoldTable, scorer: NameScorer, workers: Workers) {
        self.texts = texts
        own = FoldTable(names: (0..<UInt32(texts.count)).map { TextID(rawValue: $0) }, texts: texts, workers: workers)
        var parser = folds.parser
        let numbers = parser.adopt(own.table)
        names = own.names.map { name in
            var name = name
            for index in name.tokens.indices { name.tokens[index] = numbers[Int(name.tokens[index])] }
            return name
        }
        table = parser.table
        var scorer = scorer
        scorer.wordBits += WordFrequencies.bitsOfUnseen(from: scorer.wordBits.count, in: table, names: folds.count)
        self.scorer = scorer
    }

    /// What tells a fold from others, the same as of the run's own folds.
    func print(of name: Int) -> UInt64 { own.prints[name] }

    /// The fold of a text; nil of a text without a letter.
    func name(of text: TextID) -> Int? { own.fold(of: text) }
}
