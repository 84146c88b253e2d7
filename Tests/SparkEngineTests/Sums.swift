import PipelineModel

/// A stage as small as one can be: numbers summed by their remainder.
struct Sums: KeyedStage {
    var numbers: [[Int]]

    struct Output: PartOutput {
        var sums: [Int: Int] = [:]
        var counts: [Int: Int] = [:]

        var tally: PartTally { PartTally(rows: counts.values.reduce(0, +), control: Int64(sums.values.reduce(0, &+))) }

        func write(to bytes: inout ByteWriter) {
            let keys = counts.keys.sorted()
            bytes.write(items: keys)
            bytes.write(items: keys.map { sums[$0] ?? 0 })
            bytes.write(items: keys.map { counts[$0] ?? 0 })
        }

        init() {}

        init(from bytes: inout ByteReader) throws {
            let (keys, sums, counts) = (try bytes.items(Int.self), try bytes.items(Int.self), try bytes.items(Int.self))
            guard keys.count == sums.count, keys.count == counts.count else { throw TransferDamage("sums are not whole") }
            self.sums = Dictionary(zip(keys, sums), uniquingKeysWith: +)
            self.counts = Dictionary(zip(keys, counts), uniquingKeysWith: +)
        }

        mutating func add(_ number: Int) {
            sums[number & 7, default: 0] += number
            counts[number & 7, default: 0] += 1
        }
    }

    static let name = "test-sums"
    var partCount: Int { numbers.count }
    func rows(ofPart part: Int) -> Int? { numbers[part].count }
    func label(ofPart part: Int) -> String { "numbers \(part)" }
    func run(_ part: Int) -> Output { numbers[part].reduce(into: Output()) { $0.add($1) } }
    func writeContext(to bytes: inout ByteWriter) { bytes.write(texts: ["context"]) }
    func write(part: Int, to bytes: inout ByteWriter) { bytes.write(items: numbers[part]) }

    static func worker(context: inout ByteReader) throws -> PartWorker {
        guard try context.texts() == ["context"] else { throw TransferDamage("another context") }
        return { try $0.items(Int.self).reduce(into: Output()) { $0.add($1) } }
    }

    static func cut(_ output: Output, into count: Int) -> [Output] {
        (0..<count).map { bucket in
            var piece = Output()
            piece.sums = output.sums.filter { $0.key % count == bucket }
            piece.counts = output.counts.filter { $0.key % count == bucket }
            return piece
        }
    }

    static func merged(_ outputs: [Output]) -> Output {
        outputs.reduce(into: Output()) { all, one in
            all.sums.merge(one.sums, uniquingKeysWith: +)
            all.counts.merge(one.counts, uniquingKeysWith: +)
        }
    }
}
