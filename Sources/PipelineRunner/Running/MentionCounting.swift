import PipelineModel

/// In how many entries each mention stands, and where first: counted in parts and put together by mention.
struct MentionCounting: KeyedStage, SlicedStage {
    private let entries: [Entry]
    /// How many mentions there are.
    private let mentions: Int
    let partSize: Int

    init(_ entries: [Entry], mentions: Int, partSize: Int = .max) {
        self.entries = entries
        self.mentions = mentions
        self.partSize = min(partSize, max(1, entries.count))
    }

    /// What was counted of one mention. The place of its first telling is twice the entry's index, and one more for a payee.
    struct Count {
        var mention: UInt32
        var count: UInt32
        var first: UInt32
    }

    /// Each mention once, in the order of first tellings.
    struct Output: PartOutput {
        var counts: [Count]

        var tally: PartTally {
            counts.reduce(PartTally(rows: 0)) { $0 + PartTally(rows: Int($1.count), control: Int64($1.mention) &* Int64($1.count)) }
        }
    }

    static let name = "mentions"
    static let itemName = "entries"
    /// Payer and payee.
    static let rowsOfItem = 2
    var itemCount: Int { entries.count }

    func run(_ part: Int) -> Output {
        let range = range(part)
        return Self.count(range.lowerBound, range.count, mentions: mentions) { index in
            (entries[range.lowerBound + index].payer.rawValue, entries[range.lowerBound + index].payee.rawValue)
        }
    }

    private static func count(_ first: Int, _ count: Int, mentions: Int, _ entry: (Int) -> (UInt32, UInt32)) -> Output {
        var numbers = [UInt32](repeating: .max, count: mentions)
        var counts: [Count] = []
        func add(_ mention: UInt32, _ place: Int) {
            if numbers[Int(mention)] == .max {
                numbers[Int(mention)] = UInt32(counts.count)
                counts.append(Count(mention: mention, count: 0, first: UInt32(truncatingIfNeeded: place)))
            }
            counts[Int(numbers[Int(mention)])].count += 1
        }
        for index in 0..<count {
            let (payer, payee) = entry(index)
            add(payer, (first + index) * 2)
            add(payee, (first + index) * 2 + 1)
        }
        return Output(counts: counts)
    }

    static func cut(_ output: Output, into count: Int) -> [Output] {
        var pieces = [Output](repeating: Output(counts: []), count: count)
        for counted in output.counts { pieces[Int(counted.mention) % count].counts.append(counted) }
        return pieces
    }

    static func merged(_ outputs: [Output]) -> Output {
        if outputs.count == 1 { return outputs[0] }
        let most = outputs.reduce(0) { $1.counts.reduce($0) { max($0, $1.mention) } }
        // Per mention its place in `counts`, counted from 1; 0 where it was not met.
        var places = [UInt32](repeating: 0, count: Int(most) + 1)
        var counts: [Count] = []
        for output in outputs {
            for counted in output.counts {
                let place = Int(places[Int(counted.mention)])
                if place == 0 {
                    counts.append(counted)
                    places[Int(counted.mention)] = UInt32(counts.count)
                } else {
                    counts[place - 1].count += counted.count
                    counts[place - 1].first = min(counts[place - 1].first, counted.first)
                }
            }
        }
        return Output(counts: counts.sorted { $0.first < $1.first })
    }
}

extension MentionCounting {
    func writeContext(to bytes: inout ByteWriter) { bytes.write(mentions) }

    func write(part: Int, to bytes: inout ByteWriter) {
        bytes.write(range(part).lowerBound)
        bytes.write(items: entries[range(part)].flatMap { [$0.payer, $0.payee] })
    }

    static func worker(context: inout ByteReader) throws -> PartWorker {
        let mentions = try context.number()
        return { bytes in
            let first = try bytes.number()
            let told = try bytes.items(UInt32.self)
            guard told.count % 2 == 0, told.allSatisfy({ $0 < mentions }) else { throw TransferDamage("an entry names nobody known") }
            return count(first, told.count / 2, mentions: mentions) { (told[$0 * 2], told[$0 * 2 + 1]) }
        }
    }
}

extension MentionCounting.Output: Portable {
    func write(to bytes: inout ByteWriter) { bytes.write(items: counts) }
    init(from bytes: inout ByteReader) throws { counts = try bytes.items() }
}
