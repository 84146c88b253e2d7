public import PipelineModel

/// What a normaliser makes of a drop's records, batch after batch. Every record is counted once: as an item, excluded, rejected or blank.
public struct NormalisedRecords<Item: Sendable>: Sendable {
    public var items: [Item] = []
    public var rejects: [Reject] = []
    /// Those of a ledger that a rule keeps out and that have a transaction id.
    public var excluded: [ExcludedRecord] = []
    /// `entries` counts the items.
    public var counts = RecordCounts()
    /// Of every record whose amount and currency could be read, whatever became of it.
    public var totals = ControlTotals()
    public var notes = NormalisationNotes()

    public init() {}

    /// Adds what was read from later records of the same drop.
    public mutating func append(_ other: NormalisedRecords) {
        items += other.items
        rejects += other.rejects
        excluded += other.excluded
        counts.add(other.counts)
        totals.add(other.totals)
        notes.add(other.notes)
    }

    /// Forgets items, rejects and excluded records, but keeps their memory and all counts: for a caller that passes them on batch by batch.
    public mutating func removeRecords() {
        items.removeAll(keepingCapacity: true)
        rejects.removeAll(keepingCapacity: true)
        excluded.removeAll(keepingCapacity: true)
    }
}
