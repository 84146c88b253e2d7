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
