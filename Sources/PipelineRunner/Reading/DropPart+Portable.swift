import Extraction
import LedgerStore
import Normalisation
import PipelineModel

/// What a worker read of a chunk, or why it could not.
struct ChunkRead<Item: BitwiseCopyable & Sendable>: PartOutput {
    var part: Result<DropPart<Item>, Problem>

    init(_ part: Result<DropPart<Item>, Problem>) { self.part = part }

    /// Records, and the money in them, whatever became of it.
    var tally: PartTally {
        guard case .success(let part) = part else { return PartTally(rows: 0) }
        let totals = part.records.totals
        let money = totals.currencies.reduce(Int64(0)) { $0 &+ Int64(truncatingIfNeeded: totals.read(currency: $1)?.mantissa ?? 0) }
        return PartTally(rows: part.records.counts.records, control: money)
    }

    func write(to bytes: inout ByteWriter) {
        switch part {
        case .success(let part):
            bytes.write(true)
            part.records.write(to: &bytes)
            bytes.write(part.unused.count)
            for unused in part.unused {
                bytes.write(unused.fate.rawValue)
                bytes.write(unused.reject)
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
        var read = DropPart<Item>(records: try NormalisedRecords(from: &bytes), tables: EvidenceTables())
        for _ in 0..<(try bytes.count()) {
            guard let fate = UnusedRecord.Fate(rawValue: try bytes.text()) else { throw TransferDamage("a record has no fate") }
            read.unused.append(UnusedRecord(fate: fate, reject: try bytes.value()))
        }
        read.end.offset = try bytes.number()
        read.end.line = try bytes.number()
        read.tables = EvidenceTables(texts: try bytes.value(), mentions: try bytes.value())
        part = .success(read)
    }
}
