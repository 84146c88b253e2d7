/// Bounds on what an archive may unpack to, so that a bomb is refused in bounded time, memory and disk space.
public struct ArchiveLimits: Sendable {
    /// Members of one archive, folders included.
    public var members = 10_000
    /// Bytes of all members of one archive together, unpacked.
    public var bytes = 8 << 30
    /// How many times its packed size a member may unpack to, once it is larger than ``freeBytes``. Delimited text packs 4 to 40 times, a
    /// bomb about 1,000 times.
    public var ratio = 300
    /// Bytes that a member may unpack to whatever its ratio.
    public var freeBytes = 4 << 20
    /// Archives inside an archive: the daily dumps of the DSA Transparency Database are ZIP files in a ZIP file.
    public var nesting = 1

    public init() {}
}
