import Extraction
import LedgerStore

/// A delivered archive, and what the store knows of its files: an archive with the same bytes holds the same files.
struct OpenedArchive {
    let path: String
    private let sha256: String
    private let known: [String: ArchiveMember]

    /// - Throws: ``Problem`` where the archive cannot be read.
    init(_ path: String, store: LedgerStore) throws {
        self.path = path
        let sha256 = try DropHash.sha256(ofFile: path).hex
        self.sha256 = sha256
        known = try store.read { try $0.members(ofArchive: sha256) }
    }

    /// A file's SHA-256 and size; it is unpacked only where the store does not know them.
    ///
    /// - Parameters:
    ///   - drop: The file's path, which leads into the archive.
    ///   - found: What had to be unpacked is added here.
    /// - Throws: ``Problem`` where the file is damaged.
    func hash(of drop: String, noting found: inout [ArchiveMember]) throws -> (hex: String, size: Int64) {
        let inner = String(drop.dropFirst(path.count + 1))
        if let member = known[inner] { return (member.sha256, member.size) }
        let (hex, size) = try DropHash.sha256(ofFile: drop)
        found.append(ArchiveMember(archive: sha256, path: inner, sha256: hex, size: size))
        return (hex, size)
    }
}
