internal import Glibc
internal import PipelineModel
internal import Synchronization

/// Opens files inside ZIP archives by their path: `bundle.zip/inner.csv`, or `outer.zip/inner.zip/part.csv`.
///
/// The last few that were opened are kept unpacked, since a drop is read more than once: hashed, profiled, normalised.
final class ArchivedFiles: Sendable {
    static let shared = ArchivedFiles()

    private struct Key: Hashable {
        var path: String
        var archive: FileIdentity
    }

    private let kept = Mutex<[(key: Key, file: ScratchFile)]>([])
    private static let keptFiles = 4

    /// The bytes at `path`; nil where no part of it is a ZIP archive.
    ///
    /// - Throws: ``Problem``: `inputMissing` where the archive has no such member, `dataRefused` where it is damaged or hostile.
    func open(_ path: String) throws(Problem) -> ScratchFile? {
        guard let (archive, rest) = Self.split(path) else { return nil }
        var status = stat()
        guard stat(archive, &status) == 0 else { return nil }
        let key = Key(path: path, archive: FileIdentity(status))
        if let known = kept.withLock({ $0.first { $0.key == key }?.file }) { return known }
        let file = try Self.unpack(rest, from: try ZIPArchive(path: archive, name: archive), depth: 0)
        kept.withLock { list in
            list.append((key, file))
            if list.count > Self.keptFiles { list.removeFirst() }
        }
        return file
    }

    private static func unpack(_ name: String, from archive: ZIPArchive, depth: Int) throws(Problem) -> ScratchFile {
        if let member = archive.member(name) { return try archive.file(member) }
        if depth < ArchiveLimits().nesting {
            for (inner, rest) in cuts(of: name) {
                guard let member = archive.member(inner), ArchiveKind.begins(try archive.head(member, 4)) else { continue }
                let scratch = try archive.file(member)
                let opened = try ZIPArchive(path: scratch.path, name: archive.name + "/" + inner)
                return try unpack(rest, from: opened, depth: depth + 1)
            }
        }
        throw Problem(
            .inputMissing, file: archive.name, "the archive has no member “\(name)”", remedy: "check the name; `unzip -l` lists them")
    }

    /// The archive of a path and what follows it; nil where `path` leads through no regular file that begins like a ZIP archive.
    static func split(_ path: String) -> (archive: String, member: String)? {
        for (archive, member) in cuts(of: path) where !archive.isEmpty {
            var status = stat()
            guard stat(archive, &status) == 0 else { return nil }
            if status.st_mode & S_IFMT == S_IFREG {
                guard let head = try? DropBytes.file(DropFile(path: archive)).head(4), ArchiveKind.begins(head) else { return nil }
                return (archive, member)
            }
        }
        return nil
    }

    /// All ways to cut a path at a slash, the shortest front first.
    private static func cuts(of path: String) -> [(String, String)] {
        path.indices.filter { path[$0] == "/" }.map { (String(path[..<$0]), String(path[path.index(after: $0)...])) }
            .filter { !$0.1.isEmpty }
    }
}
