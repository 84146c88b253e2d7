/// How much a reading saw.
public struct ReadSummary: Hashable, Sendable {
    /// Records handed over, blank ones and those with a problem included.
    public var records: Int
    /// Bytes of the drop as delivered that were read through: all of it after a whole reading.
    public var bytes: Int

    /// Where the reading stopped: the start of the next record, or the end of the drop. Ranges read apart join soundly where the
    /// one before ends at exactly the position at which the next one started.
    public var end: RecordPosition

    public init(records: Int = 0, bytes: Int = 0, end: RecordPosition = RecordPosition(offset: 0, line: 1)) {
        self.records = records
        self.bytes = bytes
        self.end = end
    }
}
