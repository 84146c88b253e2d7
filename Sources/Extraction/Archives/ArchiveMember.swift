/// A file inside a ZIP archive.
struct ArchiveMember: Hashable, Sendable {
    /// Its number in the archive's directory.
    var index: Int
    /// With `/` between folders, relative, without `..`.
    var name: String
    /// Bytes, as the directory says.
    var size: Int
    var packedSize: Int
}
