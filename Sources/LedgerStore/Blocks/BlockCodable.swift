import PipelineModel

/// A kind of record that the store keeps in blocks: some thousand records in one BLOB, column by column.
package protocol BlockCodable {
    /// The `kind` of `record_block`; it never changes once shipped.
    static var blockKind: String { get }
    static func encode(_ records: ArraySlice<Self>) -> [UInt8]
    /// - Throws: where the block is damaged.
    static func decode(_ bytes: [UInt8], count: Int, drop: UInt32) throws -> [Self]
}
