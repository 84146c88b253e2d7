import Extraction
import LedgerStore
import Normalisation
import PipelineModel
import Synchronization

/// The parts of a drop as they are put together: each goes on where the one before ended, and all but the first were read from their beginning
/// as if that were on line 1, and with tables of their own.
///
/// Texts, mentions and all that is short are taken in part by part, while later parts may still be read; items are moved in the end, by all
/// workers.
struct JoinedParts<Item: Sendable>: Sendable where Item: Placed & Renumbered {
    /// What was taken in, but for the items.
    private var whole: DropPart<Item>
    private var lists: [[Item]] = []
    /// How the items of each list but the first change.
    private var moves: [(lines: Int, numbers: EvidenceTables.Numbers)] = []

    /// So many items are moved at a time.
    private static var partSize: Int { 32_768 }

    init(_ first: consuming DropPart<Item>) {
        whole = first
        lists.append(whole.records.items)
        whole.records.items = []
    }

    /// Where the parts end that were taken in.
    var end: RecordPosition { whole.end }

    /// Takes in the part that goes on where those before ended.
    ///
    /// - Parameter first: Where it was read from.
    mutating func append(_ part: consuming DropPart<Item>, from first: RecordPosition) {
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

    /// All parts as one. The first part's list takes in the others; where it has the room, its own items stay where they are.
    consuming func joined(_ workers: Workers) -> DropPart<Item> {
        var others = lists
        lists = []
        whole.records.items = others.removeFirst()
        if !others.isEmpty {
            let moves = moves
            workers.append(others, to: &whole.records.items, partSize: Self.partSize) { item, list in
                item.renumber(moves[list].numbers)
                item.place.move(moves[list].lines)
            }
            FreedMemory.letGo(others)
        }
        return whole
    }
}

extension Place {
    /// Puts it so many lines further down.
    fileprivate mutating func move(_ lines: Int) { line = UInt32(clamping: Int(line) + lines) }
}
