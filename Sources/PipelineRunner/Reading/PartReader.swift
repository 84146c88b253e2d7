import Extraction
import LedgerStore
import Normalisation
import PipelineModel
import Synchronization

/// Normalises all records of a drop, in parts that several workers read at a time.
///
/// The parts begin where a line feed ends a line (``RecordReader/parts(atMost:smallest:)``). Whether that line feed stood between records is
/// seen when the part before is read: it ends there, or it does not, and then what was read from there is thrown away and read again from where
/// it does end. Each part fills tables of its own, which are put together in the order of the parts (``PartAssembly``). So the result is that of
/// reading in one go, to the last number.
struct PartReader<Normaliser: RecordNormaliser>: Sendable where Normaliser.Item: Placed & Renumbered {
    typealias Part = DropPart<Normaliser.Item>

    let reader: RecordReader
    let normaliser: Normaliser
    let workers: Workers
    /// Is told of records done, and of how much of the drop they are.
    let advanced: @Sendable (Int, Double) -> Void
    /// Parts smaller than this are not worth a worker.
    var smallestPart = 256 << 10
    /// Reads the parts that begin at these places elsewhere.
    var elsewhere: Elsewhere?

    struct Elsewhere: Sendable {
        var starts: [RecordPosition]
        var read: @Sendable () throws -> [Part]
    }

    /// - Throws: ``Problem`` where the drop can't be read any more.
    func read(_ tables: inout EvidenceTables) throws -> Part {
        if let elsewhere {
            let empty = Part(records: .init(), end: reader.start, tables: tables)
            tables = EvidenceTables()
            return try taken([empty] + elsewhere.read(), [reader.start] + elsewhere.starts, &tables)
        }
        let starts = try reader.parts(for: workers.count, smallest: smallestPart)
        // The first part goes on with the tables that are there.
        let given = Mutex(tables)
        tables = EvidenceTables()
        let done = Mutex((records: 0, bytes: 0))
        let assembly = PartAssembly(self, starts)
        _ = try workers.map(starts.count) { index in
            let own =
                index == 0
                ? given.withLock { given in
                    defer { given = EvidenceTables() }
                    return given
                } : EvidenceTables()
            let part = try read(from: starts[index], to: index + 1 < starts.count ? starts[index + 1].offset : nil, own, done)
            try assembly.add(part, index)
        }
        return taken(try assembly.whole(), &tables)
    }

    private func taken(_ parts: consuming [Part], _ starts: [RecordPosition], _ tables: inout EvidenceTables) throws -> Part {
        let assembly = PartAssembly(self, starts)
        parts.reverse()
        var index = 0
        while let part = parts.popLast() {
            try assembly.add(part, index)
            index += 1
        }
        return taken(try assembly.whole(), &tables)
    }

    private func taken(_ whole: consuming Part, _ tables: inout EvidenceTables) -> Part {
        tables = whole.tables
        whole.tables = EvidenceTables()
        return whole
    }

    /// Reads one part with tables of its own.
    func read(from first: RecordPosition, to limit: Int?) throws -> Part {
        let done = Mutex((records: 0, bytes: 0))
        return try read(from: first, to: limit, EvidenceTables(), done)
    }

    private func read(
        from first: RecordPosition, to limit: Int?, _ tables: consuming EvidenceTables, _ done: borrowing Mutex<(records: Int, bytes: Int)>
    ) throws -> Part {
        var part = Part(records: .init(), tables: tables)
        let summary = try reader.read(from: first, to: limit) { batch in
            let items = part.records.items.count
            let rejects = part.records.rejects.count
            normaliser.normalise(batch, into: &part.records, tables: &part.tables)
            part.unused += Self.unused(batch, part.records.items[items...], part.records.rejects[rejects...], part.records.excluded[...])
            part.records.excluded.removeAll(keepingCapacity: true)
            let bytes = (batch.records.last?.place.offset ?? 0) - (batch.records.first?.place.offset ?? 0)
            if items == 0 { reserve(bytes, first, limit, &part.records.items) }
            let all = done.withLock { done in
                done.records += batch.records.count
                done.bytes += Int(bytes)
                return done
            }
            advanced(all.records, min(1, Double(all.bytes) / Double(max(1, reader.size))))
        }
        part.end = summary.end
        return part
    }

    /// A drop that does not go on as it began asks for no more room than that.
    private static var mostReserved: Int { 1 << 22 }

    /// Makes room for all items of a part at once, if they go on as the first batch; in the first part for those of all parts, which it takes in
    /// later. Room that is not filled costs addresses and no memory.
    private func reserve(_ bytes: UInt64, _ first: RecordPosition, _ limit: Int?, _ items: inout [Normaliser.Item]) {
        guard bytes > 0, items.count > 1024 else { return }
        let end = first == reader.start ? reader.size : limit ?? reader.size
        let perByte = Double(items.count) / Double(bytes)
        items.reserveCapacity(min(Self.mostReserved, Int(Double(max(0, end - first.offset)) * perByte * 1.02)))
    }

    /// The records of a batch that became no item: rejected with their reason, blank, or else excluded by a rule.
    private static func unused(
        _ batch: borrowing RecordBatch, _ items: ArraySlice<Normaliser.Item>, _ rejects: ArraySlice<Reject>,
        _ excluded: ArraySlice<ExcludedRecord>
    ) -> [UnusedRecord] {
        guard items.count < batch.records.count else { return [] }
        var items = items
        var rejects = rejects
        var excluded = excluded
        var unused: [UnusedRecord] = []
        for record in batch.records {
            if items.first?.place == record.place {
                items.removeFirst()
            } else if let reject = rejects.first, reject.place == record.place {
                unused.append(UnusedRecord(fate: .rejected, reject: reject))
                rejects.removeFirst()
            } else {
                let fate = record.problem == .blank ? UnusedRecord.Fate.blank : .excluded
                let key = excluded.first?.place == record.place ? excluded.removeFirst().key : nil
                unused.append(
                    UnusedRecord(fate: fate, reject: Reject(place: record.place, field: "", value: "", reason: "", record: ""), key: key))
            }
        }
        return unused
    }
}
