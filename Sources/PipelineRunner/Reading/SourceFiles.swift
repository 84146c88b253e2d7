internal import Extraction
internal import Foundation
import PipelineModel

/// Finds the files of a source.
enum SourceFiles {
    /// What a source's path matches, as absolute paths in natural order.
    struct Found {
        var files: [String] = []
        var folders: [String] = []
        /// Symbolic links to what is not there.
        var brokenLinks: [String] = []
    }

    /// What `source.path` matches; archives are not looked into. Hidden files and folders match no wildcard.
    static func find(_ source: SourceConfiguration, in file: ConfigurationFile) -> Found {
        let pattern = split(source.path, in: file).file
        let isOne = FileManager.default.fileExists(atPath: pattern) || target(ofLink: pattern) != nil
        var found = Found()
        for path in (isOne ? [pattern] : expand(pattern)).sorted(by: NaturalOrder.precedes) {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
                if isFolder.boolValue { found.folders.append(path) } else { found.files.append(path) }
            } else if target(ofLink: path) != nil {
                found.brokenLinks.append(path)
            }
        }
        return found
    }

    /// What to say of the source where it has no file.
    static func missing(_ source: SourceConfiguration, in file: ConfigurationFile, index: Int) -> Problem {
        Problem(
            .configuration, file: file.path, field: "sources[\(index)].path", "no file matches “\(source.path)”",
            remedy: "put the files there or mend the path; it is relative to \(file.path)")
    }

    /// A link whose file is not there, such as one to a disk that is not mounted: evidence that was delivered and would be left out.
    static func broken(_ link: String, in file: ConfigurationFile) -> Problem {
        Problem(
            .inputMissing, file: file.shown(link), "is a link to \(target(ofLink: link) ?? ""), and nothing is there",
            remedy: "bring the file back, or take the link out of the source's path")
    }

    private static func target(ofLink path: String) -> String? { try? FileManager.default.destinationOfSymbolicLink(atPath: path) }

    /// `bundle.zip!/*.csv` is a file and a pattern of its members; any other path is a file alone.
    /// A path into an archive as reports show it (`bundle.zip/inner.csv`) means that one member.
    static func split(_ path: String, in file: ConfigurationFile) -> (file: String, members: String?) {
        if let mark = path.range(of: "!/") {
            return (file.resolve(String(path[..<mark.lowerBound])), String(path[mark.upperBound...]))
        }
        let whole = file.resolve(path)
        if !FileManager.default.fileExists(atPath: whole), let inside = ArchivePath.split(whole) { return (inside.archive, inside.member) }
        return (whole, nil)
    }

    /// glob(3): `*` and `?` within one folder's names.
    private static func expand(_ pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        let escaped = pattern.map { $0 == "[" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        guard glob(escaped, 0, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
    }
}
