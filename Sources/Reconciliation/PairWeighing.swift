internal import PipelineModel

/// The weighing of candidate pairs of entries: each part takes some pairs, with the two entries of each.
struct PairWeighing: SlicedStage {
    private let scene: Scene
    private let settings: ReconciliationSettings
    private let references: ReferenceComparison
    private let sides: [Side]
    /// Positions in `sides`.
    private let pairs: [(left: Int, right: Int)]

    let partSize = 65_536

    init(_ comparison: PairComparison, sides: [Side], pairs: [(left: Int, right: Int)]) {
        scene = comparison.scene
        settings = comparison.settings
        references = comparison.references
        self.sides = sides
        self.pairs = pairs
    }

    /// The weight of every pair, in bits; minus infinity where the two can't be one transfer.
    struct Output: PartOutput {
        var weights: [Double]

        var tally: PartTally { PartTally(rows: weights.count, control: weights.reduce(0) { $0 &+ ($1 > 0 ? 1 : 0) }) }
    }

    static let name = "matching"
    static let itemName = "pairs"
    var itemCount: Int { pairs.count }

    func run(_ part: Int) -> Output {
        var comparison = PairComparison(scene, settings, references)
        return Output(weights: pairs[range(part)].map { comparison.weight(sides[$0.left], sides[$0.right]) })
    }
}

extension PairWeighing {
    func writeContext(to bytes: inout ByteWriter) {
        bytes.write(item: settings)
        bytes.write(scene.parties)
        bytes.write(scene.mentions)
        bytes.write(scene.texts)
        references.write(to: &bytes)
    }

    /// The entries of the part's pairs, numbered anew, and the pairs.
    func write(part: Int, to bytes: inout ByteWriter) {
        var numbers: [Int: Int32] = [:]
        var own: [Side] = []
        var entries: [Entry] = []
        func number(_ side: Int) -> Int32 {
            if let known = numbers[side] { return known }
            let number = Int32(own.count)
            numbers[side] = number
            entries.append(scene.entries[sides[side].entry])
            own.append(sides[side])
            own[own.count - 1].entry = entries.count - 1
            return number
        }
        let numbered = pairs[range(part)].flatMap { [number($0.left), number($0.right)] }
        bytes.write(items: own)
        bytes.write(items: entries)
        bytes.write(items: numbered)
    }

    static func worker(context: inout ByteReader) throws -> PartWorker {
        let settings: ReconciliationSettings = try context.item()
        let (parties, mentions) = (try context.value(PartyTable.self), try context.value(MentionTable.self))
        let texts = try context.value(TextTable.self)
        let references = try ReferenceComparison(from: &context, texts: texts)
        return { part in
            let sides = try part.items(Side.self)
            let entries = try part.items(Entry.self)
            let numbers = try part.items(Int32.self)
            guard sides.allSatisfy({ entries.indices.contains($0.entry) }), numbers.count % 2 == 0,
                numbers.allSatisfy({ sides.indices.contains(Int($0)) })
            else { throw TransferDamage("a pair has no entries") }
            // Amounts were made comparable before: no rate is looked up here.
            let scene = Scene(entries: entries, parties: parties, mentions: mentions, texts: texts)
            let pairs = stride(from: 0, to: numbers.count, by: 2).map { (left: Int(numbers[$0]), right: Int(numbers[$0 + 1])) }
            var comparison = PairComparison(scene, settings, references)
            return Output(weights: pairs.map { comparison.weight(sides[$0.left], sides[$0.right]) })
        }
    }
}

extension PairWeighing.Output: Portable {
    func write(to bytes: inout ByteWriter) { bytes.write(items: weights) }
    init(from bytes: inout ByteReader) throws { weights = try bytes.items() }
}
