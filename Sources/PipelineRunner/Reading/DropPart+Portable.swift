import Extraction
import LedgerStore
import Normalisation
import PipelineModel

/// What a worker read of a chunk, or why it could not.
struct ChunkRead<Item: BlockCodable & Sendable>: PartOutput {
    var part: Result<DropPart<Item>, Problem>

    init(_ part: Result<DropPart<Item>, Problem>) { self.part = part }

    /// Records, and the money in them, whatever became of it.
    var tally: PartTally {
        guard case .success(let part) = part else { return PartTally(rows: 0) }
        let totals = part.records.totals
        let money = totals.currencies.reduce(Int64(0)) { $0 &+ Int64(truncatingIfNeeded: totals.read(currency: $1)?.mantissa ?? 0) }
        return PartTally(rows: part.records.counts.records, control: money)
    }

    private static func blocks(_ count: Int) -> [Range<Int>] { Workers.parts(of: 0..<count, size: 16_384) }

    func write(to bytes: inout ByteWriter) {
        switch part {
        case .success(let part):
            bytes.write(true)
            // In the store's blocks, which take half of what items take in memory.
            let items = part.records.items
            bytes.write(items.count)
            for range in Self.blocks(items.count) { bytes.write(items: Item.encode(items[range])) }
            bytes.write(list: part.records.rejects)
            bytes.write(part.records.counts)
            bytes.write(part.records.totals)
            bytes.write(item: part.records.notes)
            bytes.write(part.unused.count)
            for unused in part.unused {
                bytes.write(unused.fate.rawValue)
                bytes.write(unused.reject)
                bytes.write(items: unused.key.map { [$0.identity.rawValue, $0.content.rawValue] } ?? [])
            }
            bytes.write(part.end.offset)
            bytes.write(part.end.line)
            bytes.write(part.tables.texts)
            bytes.write(part.tables.mentions)
        case .failure(let problem):
            bytes.write(false)
            bytes.write(problem)
        }
    }

    init(from bytes: inout ByteReader) throws {
        guard try bytes.flag() else {
            part = .failure(try bytes.value())
            return
        }
        var read = DropPart<Item>(records: .init(), tables: EvidenceTables())
        // Items that are all alike take no bytes at all.
        let count = try bytes.number()
        guard (0...Int(UInt32.max)).contains(count) else { throw TransferDamage("items are cut short") }
        for range in Self.blocks(count) {
            read.records.items += try Item.decode(try bytes.items(), count: range.count, drop: 0)
        }
        read.records.rejects = try bytes.list()
        read.records.counts = try bytes.value()
        read.records.totals = try bytes.value()
        read.records.notes = try bytes.item()
        for _ in 0..<(try bytes.count()) {
            guard let fate = UnusedRecord.Fate(rawValue: try bytes.text()) else { throw TransferDamage("a record has no fate") }
            let reject: Reject = try bytes.value()
            let key = try bytes.items(UInt64.self)
            guard key.isEmpty || key.count == 2 else { throw TransferDamage("an excluded record's key is cut short") }
            read.unused.append(
                UnusedRecord(
                    fate: fate, reject: reject,
                    key: key.isEmpty ? nil : .init(identity: Fingerprint(rawValue: key[0]), content: Fingerprint(rawValue: key[1]))))
        }
        read.end.offset = try bytes.number()
        read.end.line = try bytes.number()
        read.tables = EvidenceTables(texts: try bytes.value(), mentions: try bytes.value())
        part = .success(read)
    }
}
