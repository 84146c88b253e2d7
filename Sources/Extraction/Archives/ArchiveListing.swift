internal import PipelineModel

/// The files inside a ZIP archive that may be drops, those of archives inside it included.
public struct ArchiveListing: Sendable {
    /// Their names below the archive, in natural order: `2024/january.csv`, `inner.zip/part-1.csv`.
    public private(set) var files: [String] = []
    /// Files that are no drop whatever the source says, and why.
    public private(set) var leftOut: [(file: String, reason: String)] = []

    /// Whether the file at `path` is an archive whose members are drops. A workbook is none, nor is a file that is not there.
    ///
    /// - Throws: ``Problem`` where it begins like an archive and is damaged or hostile.
    public static func isArchive(_ path: String) throws -> Bool {
        guard let file = try? DropFile(path: path), let head = try? DropBytes.file(file).head(4), ArchiveKind.begins(head) else {
            return false
        }
        return ArchiveKind(try ZIPArchive(path: path, name: path)) == .archive
    }

    /// - Parameters:
    ///   - path: The archive.
    ///   - limits: What it may hold.
    /// - Throws: ``Problem`` of kind `dataRefused` where it is damaged, hostile or empty.
    public init(path: String, limits: ArchiveLimits = .init()) throws {
        let archive = try ZIPArchive(path: path, name: path, limits: limits)
        guard !archive.members.isEmpty else {
            throw Problem(
                .dataRefused, file: path, "is an archive without files", remedy: "check the export, or take the file out of the path")
        }
        var unpacked = 0
        try list(archive, under: "", depth: 0, limits, &unpacked)
        files.sort(by: NaturalOrder.precedes)
        leftOut.sort { NaturalOrder.precedes($0.file, $1.file) }
    }

    private mutating func list(
        _ archive: ZIPArchive, under prefix: String, depth: Int, _ limits: ArchiveLimits, _ unpacked: inout Int
    ) throws(Problem) {
        for member in archive.members {
            let name = prefix + member.name
            if ArchiveName.isHidden(member.name) {
                leftOut.append((name, "is a hidden file, which an operating system adds"))
                continue
            }
            guard ArchiveKind.begins(try archive.head(member, 4)) else {
                files.append(name)
                continue
            }
            unpacked += member.size
            let scratch = try archive.file(member)
            let inner = try ZIPArchive(path: scratch.path, name: archive.name + "/" + member.name, limits: limits)
            guard ArchiveKind(inner) == .archive else {
                files.append(name)
                continue
            }
            guard depth < limits.nesting else {
                throw Problem(
                    .dataRefused, file: inner.name, "is an archive in an archive in an archive",
                    remedy: "unpack the outermost and name the archives inside it")
            }
            unpacked += inner.members.reduce(0) { $0 + $1.size }
            guard unpacked <= limits.bytes, files.count + inner.members.count <= limits.members else {
                throw Problem(
                    .dataRefused, file: archive.name,
                    "and the archives inside it hold more than \(limits.members) files or \(limits.bytes >> 30) GiB",
                    remedy: "unpack it and name the files that matter")
            }
            try list(inner, under: name + "/", depth: depth + 1, limits, &unpacked)
        }
    }
}
