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
    /// The parts of a drop, of which each goes on where the one before ended, as one: each but the first was read from its `first` as if that were
    /// on line 1, and with tables of its own. Their items are moved by all workers.
    static func joined(_ parts: consuming [(part: DropPart, first: RecordPosition)], _ workers: Workers) -> DropPart {
        parts.reverse()
        guard var whole = parts.popLast()?.part else { return DropPart(records: .init(), tables: EvidenceTables()) }
        var lists = [whole.records.items]
        var moves: [(lines: Int, numbers: EvidenceTables.Numbers)] = []
        whole.records.items = []
        while let (part, first) = parts.popLast() {
            var later = part
            let lines = whole.end.line - first.line
            moves.append((lines, whole.tables.absorb(later.tables)))
            lists.append(later.records.items)
            later.records.items = []
            for index in later.records.rejects.indices { later.records.rejects[index].place.move(lines) }
            for index in later.unused.indices { later.unused[index].reject.place.move(lines) }
            whole.records.append(later.records)
            whole.unused += later.unused
            whole.end = RecordPosition(offset: later.end.offset, line: later.end.line + lines)
        }
        if moves.isEmpty {
            whole.records.items = lists[0]
        } else {
            let moves = moves
            whole.records.items = workers.joined(lists) { item, list in
                guard list > 0 else { return }
                item.renumber(moves[list - 1].numbers)
                item.place.move(moves[list - 1].lines)
            }
        }
        return whole
    }
}

extension Place {
    /// Puts it so many lines further down.
    fileprivate mutating func move(_ lines: Int) { line = UInt32(clamping: Int(line) + lines) }
}
