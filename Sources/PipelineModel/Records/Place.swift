/// Where a record stands in its drop: bytes `offset ..< offset + length` of the file as delivered, starting on physical line `line`.
public struct Place: Hashable, Sendable {
    /// The drop's index in the run's list of drops.
    public var drop: UInt32
    /// Physical lines count from 1; a line ends at LF, CR or CRLF.
    public var line: UInt32
    public var offset: UInt64
    /// Bytes, without the line end that closes the record.
    public var length: UInt32

    @inlinable
    public init(drop: UInt32, line: UInt32, offset: UInt64, length: UInt32) {
        self.drop = drop
        self.line = line
        self.offset = offset
        self.length = length
    }
}
