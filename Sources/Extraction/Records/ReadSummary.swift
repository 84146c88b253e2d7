/// How much a reading saw.
public struct ReadSummary: Hashable, Sendable {
    /// Records handed over, blank ones and those with a problem included.
    public var records: Int
    /// Bytes of the drop as delivered that were read through: all of it after a whole reading.
    public var bytes: Int

    public init(records: Int = 0, bytes: Int = 0) {
        self.records = records
        self.bytes = bytes
    }
}
