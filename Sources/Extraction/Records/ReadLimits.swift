/// Bounds that keep memory independent of the drop, and the size of the blocks it is read in.
public struct ReadLimits: Sendable {
    /// Bytes of a field; a record with a longer one is `oversized`.
    public var fieldBytes = 1 << 20
    /// Bytes of a record; a longer one is `oversized`.
    public var recordBytes = 16 << 20
    /// Physical lines that a quoted field may span; beyond, its quote counts as never closed.
    public var quotedLines = 1000
    /// Bytes read at a time. Changes nothing but speed.
    public var blockBytes = 1 << 18
    /// Field bytes after which a batch is handed over, however few records it holds.
    public var batchBytes = 4 << 20
    /// Cuts records that hold no quote at their delimiters directly instead of by libcsv. Changes nothing but speed.
    var cutsPlainRecords = true

    public init() {}
}
