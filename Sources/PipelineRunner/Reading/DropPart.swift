import Extraction
import LedgerStore
import Normalisation
import PipelineModel

/// What was read of a part of a drop.
struct DropPart<Item: Sendable>: Sendable {
    var records: NormalisedRecords<Item>
    /// The records that became no item.
    var unused: [UnusedRecord] = []
    /// Where the reading stopped.
    var end = RecordPosition(offset: 0, line: 1)
    /// Where texts and mentions stand that the items hold by their numbers.
    var tables: EvidenceTables
}

extension DropPart where Item: Placed & Renumbered {
    /// Adds a part that follows, and that was read from `first` as if that were on line 1.
    mutating func append(_ later: consuming DropPart, from first: RecordPosition) {
        let lines = end.line - first.line
        let numbers = tables.absorb(later.tables)
        for index in later.records.items.indices {
            later.records.items[index].renumber(numbers)
            later.records.items[index].place.move(lines)
        }
        for index in later.records.rejects.indices { later.records.rejects[index].place.move(lines) }
        for index in later.unused.indices { later.unused[index].reject.place.move(lines) }
        records.append(later.records)
        unused += later.unused
        end = RecordPosition(offset: later.end.offset, line: later.end.line + lines)
    }
}

extension Place {
    /// Puts it so many lines further down.
    fileprivate mutating func move(_ lines: Int) { line = UInt32(clamping: Int(line) + lines) }
}
