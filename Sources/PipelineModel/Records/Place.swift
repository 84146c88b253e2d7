/// Where a record stands in its drop: bytes `offset ..< offset + length` of the file as delivered, starting on physical line `line`.
///
/// There is one for every record of a run, so it takes 16 bytes: drop and offset share eight of them.
public struct Place: Hashable, Sendable {
    /// The drop above the offset.
    @usableFromInline var packed: UInt64
    /// Physical lines count from 1; a line ends at LF, CR or CRLF.
    public var line: UInt32
    /// Bytes, without the line end that closes the record.
    public var length: UInt32

    /// A run has no more drops than that.
    public static let mostDrops = 1 << 20
    @usableFromInline static let offsetBits: UInt64 = 44
    /// 16 TiB; no drop is longer.
    @usableFromInline static let greatestOffset: UInt64 = 1 << 44 - 1

    /// - Parameters:
    ///   - drop: Below ``mostDrops``.
    ///   - offset: What lies beyond 16 TiB stands for 16 TiB.
    @inlinable
    public init(drop: UInt32, line: UInt32, offset: UInt64, length: UInt32) {
        packed = UInt64(drop) << Self.offsetBits | min(offset, Self.greatestOffset)
        self.line = line
        self.length = length
    }

    /// The drop's index in the run's list of drops.
    @inlinable public var drop: UInt32 {
        get { UInt32(truncatingIfNeeded: packed >> Self.offsetBits) }
        set { packed = UInt64(newValue) << Self.offsetBits | offset }
    }

    @inlinable public var offset: UInt64 {
        get { packed & Self.greatestOffset }
        set { packed = packed & ~Self.greatestOffset | min(newValue, Self.greatestOffset) }
    }
}
