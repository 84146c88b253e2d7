internal import Foundation
public import PipelineModel

/// Blocks on their way into the store: made by several workers, written by the one that holds the transaction while others go on.
public struct EncodedBlocks: Sendable {
    enum Table: Sendable {
        case texts(first: Int)
        case mentions(first: Int)
        case records(drop: Int64, kind: String, number: Int)
    }

    struct Block: Sendable {
        var table: Table
        var count: Int
        var data: Data
    }

    private(set) var blocks: [Block] = []
    private let workers: Workers
    private static let blockSize = 4096

    public init(workers: Workers = Workers(1)) { self.workers = workers }

    public mutating func append(_ entries: [Entry], toDrop id: Int64) { append(records: entries, toDrop: id) }

    mutating func append<Kind: BlockCodable & Sendable>(records: [Kind], toDrop id: Int64) {
        append(0..<records.count) { number, range in
            Block(
                table: .records(drop: id, kind: Kind.blockKind, number: number), count: range.count, data: Data(Kind.encode(records[range]))
            )
        }
    }

    /// The texts that `table` has beyond the first `known`.
    public mutating func append(textsOf table: TextTable, beyond known: Int) {
        append(known..<table.count) { _, range in
            Block(table: .texts(first: range.lowerBound), count: range.count, data: Data(table.encode(range)))
        }
    }

    /// The mentions that `table` has beyond the first `known`.
    public mutating func append(mentionsOf table: MentionTable, beyond known: Int) {
        append(known..<table.count) { _, range in
            Block(table: .mentions(first: range.lowerBound), count: range.count, data: Data(Mention.encode(table.mentions[range])))
        }
    }

    private mutating func append(_ range: Range<Int>, _ encode: @Sendable (Int, Range<Int>) -> Block) {
        let size = Self.blockSize
        blocks += workers.map((range.count + size - 1) / size) { number in
            let start = range.lowerBound + number * size
            return encode(number, start..<min(start + size, range.upperBound))
        }
    }
}
