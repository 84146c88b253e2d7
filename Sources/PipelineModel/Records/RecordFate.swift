/// What became of a record. Every record has exactly one fate.
public enum RecordFate: UInt8, Sendable, CaseIterable {
    case entry
    /// Delivered before; decided by Deduplication.
    case repeated
    /// Kept out by an exclusion rule of `pipeline.json`.
    case excluded
    case rejected
    /// Every field is empty.
    case blank
}
