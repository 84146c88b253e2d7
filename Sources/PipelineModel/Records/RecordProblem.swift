/// Why a row as a whole cannot be read, whatever its columns mean. `none` and `blank` are no problems.
public enum RecordProblem: UInt8, Sendable {
    case none
    /// Every field is empty.
    case blank
    case tooFewFields
    /// More fields than the header names, and the surplus is not empty.
    case tooManyFields
    /// A quote was opened and not closed.
    case openQuote
    /// A quote stands inside a field in a way that RFC 4180 does not allow.
    case strayQuote
    case nulByte
    /// Bytes that the drop's encoding does not know.
    case undecodable
    /// A field beyond the size limit.
    case oversized
}
