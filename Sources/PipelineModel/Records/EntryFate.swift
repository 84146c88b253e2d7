/// What became of a parsed record once all drops of its source are compared. Excluded, rejected and blank records never get this far.
public enum EntryFate: UInt8, Sendable {
    /// It stands as evidence.
    case entry
    /// The same record stands already, from this drop or another.
    case `repeat`
    /// A later drop corrects it under the same id. It is kept and counted among the repeats.
    case corrected
}
