import LedgerStore
import PipelineModel

/// A record of a drop, and what became of it.
struct RecordAtPlace {
    enum Fate {
        /// It was read into something, and stands or is told by another.
        case read(EntryFate)
        case unused(UnusedRecord.Fate, Reject)
    }

    var place: Place
    var fate: Fate
}
