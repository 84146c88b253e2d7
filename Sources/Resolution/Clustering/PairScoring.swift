internal import PipelineModel

/// The comparison of candidate pairs, which is most of resolution's work: each part takes some folds, and compares each with those above it.
/// It goes by the fixed weights: what is estimated of the run's names follows from all parts' patterns.
struct PairScoring: SlicedStage {
    let candidates: CandidatePairs
    let names: [ParsedName]
    let table: TokenTable
    let scorer: NameScorer
    let floor: Double
    let partSize: Int
    private let bound: ScoreBound
    private static let touchedAtOnce = 64

    init(candidates: CandidatePairs, names: [ParsedName], table: TokenTable, scorer: NameScorer, floor: Double, partSize: Int) {
        self.candidates = candidates
        self.names = names
        self.table = table
        self.scorer = scorer
        self.floor = floor
        self.partSize = partSize
        bound = ScoreBound(names: names, scorer: scorer, table: table)
    }

    struct Pair: Sendable {
        var left: UInt32
        var right: UInt32
        var bits: Float
        var pattern: ComparisonPattern
    }

    /// The pairs that reach the floor, sorted by both folds.
    struct Output: PartOutput {
        var folds: Int
        var pairs: [Pair] = []

        var tally: PartTally { PartTally(rows: folds, control: pairs.reduce(0) { $0 &+ Int64($1.left) &+ Int64($1.right) }) }
    }

    static let name = "scoring"
    static let itemName = "names"
    var itemCount: Int { names.count }
    func run(_ part: Int) -> Output { score(range(part)) }

    private func score(_ folds: Range<Int>) -> Output {
        var scorer = scorer
        var marks = candidates.marks()
        var output = Output(folds: folds.count)
        for left in folds {
            let otherNumbers = bound.otherNumbers(than: left, floor)
            candidates.meet(left, &marks) { bound.isOther($0, otherNumbers) }
            let first = output.pairs.count
            for some in Workers.parts(of: marks.met.indices, size: Self.touchedAtOnce) {
                bound.touch(marks.met[some])
                for right in marks.met[some] where bound.mayReachByWords(floor, left, Int(right)) {
                    let bits = scorer.score(names[left], names[Int(right)], table: table)
                    guard bits >= floor else { continue }
                    output.pairs.append(Pair(left: UInt32(left), right: right, bits: Float(bits), pattern: scorer.pattern))
                }
            }
            if output.pairs.count - first > 1 { output.pairs[first...].sort { $0.right < $1.right } }
        }
        return output
    }
}

extension PairScoring {
    func writeContext(to bytes: inout ByteWriter) {
        bytes.write(candidates)
        bytes.write(items: names.map { Int32($0.tokens.count) })
        bytes.write(items: names.flatMap(\.tokens))
        bytes.write(items: names.map { $0.forms.rawValue })
        bytes.write(items: names.map { $0.kind.rawValue })
        bytes.write(items: names.map { Int32($0.cutLength) })
        bytes.write(table)
        bytes.write(item: scorer.weights)
        bytes.write(items: scorer.wordBits)
        bytes.write(items: scorer.isKnown)
        bytes.write(floor)
        bytes.write(partSize)
    }

    func write(part: Int, to bytes: inout ByteWriter) { bytes.write(range(part)) }

    static func worker(context: inout ByteReader) throws -> PartWorker {
        let candidates = try context.value(CandidatePairs.self)
        let names = try Self.names(&context)
        let table = try context.value(TokenTable.self)
        var scorer = NameScorer()
        scorer.weights = try context.item()
        scorer.wordBits = try context.items()
        scorer.isKnown = try context.items()
        let scoring = PairScoring(
            candidates: candidates, names: names, table: table, scorer: scorer, floor: try context.double(), partSize: try context.number())
        return { part in scoring.score(try part.range(within: 0..<names.count)) }
    }

    private static func names(_ context: inout ByteReader) throws(TransferDamage) -> [ParsedName] {
        let counts = try context.items(Int32.self)
        let tokens = try context.items(UInt32.self)
        let forms = try context.items(LegalForms.RawValue.self)
        let kinds = try context.items(ParsedName.Kind.RawValue.self)
        let cuts = try context.items(Int32.self)
        var next = 0
        var names: [ParsedName] = []
        for (index, count) in counts.enumerated() {
            guard count >= 0, Int(count) <= tokens.count - next, index < forms.count, index < kinds.count, index < cuts.count,
                let kind = ParsedName.Kind(rawValue: kinds[index])
            else { throw TransferDamage("a name is not whole") }
            names.append(
                ParsedName(
                    tokens: Array(tokens[next..<next + Int(count)]), forms: LegalForms(rawValue: forms[index]), kind: kind,
                    cutLength: Int(cuts[index])))
            next += Int(count)
        }
        return names
    }
}

extension PairScoring.Output: Portable {
    func write(to bytes: inout ByteWriter) {
        bytes.write(folds)
        bytes.write(items: pairs)
    }

    init(from bytes: inout ByteReader) throws {
        folds = try bytes.number()
        pairs = try bytes.items()
    }
}
