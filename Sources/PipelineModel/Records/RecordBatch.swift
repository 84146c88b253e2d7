/// Some thousand records of one drop, decoded to UTF-8: what Extraction hands to Normalisation.
///
/// All fields stand back to back in one buffer, so a record costs no allocation. The reader reuses a batch: who wants to keep a
/// field copies or interns it.
public struct RecordBatch: Sendable {
    public var bytes: [UInt8] = []
    /// `fieldEnds[i]` is where field `i` ends in `bytes`; it starts where field `i - 1` ends.
    public var fieldEnds: [Int] = []
    public var records: [Record] = []

    public init() {}

    @inlinable
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        fieldEnds.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
    }

    @inlinable
    public func range(ofField field: Int) -> Range<Int> {
        (field == 0 ? 0 : fieldEnds[field - 1])..<fieldEnds[field]
    }

    /// The bytes of column `column` (from 0) of `record`; empty where the record is too short.
    @inlinable
    public func withField<Result>(_ column: Int, of record: Record, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
        -> Result
    {
        let range = column < record.fieldCount ? range(ofField: record.firstField + column) : 0..<0
        return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    public func text(_ column: Int, of record: Record) -> String {
        withField(column, of: record) { String(decoding: $0, as: UTF8.self) }
    }

    public func texts(of record: Record) -> [String] {
        (0..<record.fieldCount).map { text($0, of: record) }
    }
}
