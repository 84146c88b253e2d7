/// What became of a parsed record once all drops of its source are compared. Rejected and blank records never get this far, and
/// excluded ones only say what they make of others.
public enum EntryFate: UInt8, Sendable {
    /// It stands as evidence.
    case entry
    /// The same record stands already, from this drop or another.
    case `repeat`
    /// A later drop corrects it under the same id. It is kept and counted among the repeats.
    case corrected
    /// A later drop gives it under the same id on a record that is excluded. It is kept and counted among the repeats; nothing stands for it.
    case withdrawn
}
