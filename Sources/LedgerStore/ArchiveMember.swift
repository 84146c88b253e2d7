/// What a file inside a delivered archive was found to be, so that the same archive need not be unpacked again to know it.
public struct ArchiveMember: Hashable, Sendable {
    /// The SHA-256 of the archive's bytes, lower-case hexadecimal.
    public var archive: String
    /// The member's path inside the archive.
    public var path: String
    /// The SHA-256 of the member's bytes, unpacked, and how many there are.
    public var sha256: String
    public var size: Int64

    public init(archive: String, path: String, sha256: String, size: Int64) {
        self.archive = archive
        self.path = path
        self.sha256 = sha256
        self.size = size
    }
}
