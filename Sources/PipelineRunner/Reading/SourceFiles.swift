internal import Extraction
internal import Foundation
import PipelineModel

/// Finds the files of a source.
enum SourceFiles {
    /// The absolute paths of the files that `source.path` matches, in natural order; archives are not looked into. Hidden files and folders match no wildcard.
    /// - Throws: ``Problem`` of kind `configuration` with the key's path where there is none.
    static func find(_ source: SourceConfiguration, in file: ConfigurationFile, index: Int) throws -> [String] {
        let pattern = split(source.path, in: file).file
        let matches = FileManager.default.fileExists(atPath: pattern) ? [pattern] : expand(pattern)
        let files = matches.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        }
        guard !files.isEmpty else {
            throw Problem(
                .configuration, file: file.path, field: "sources[\(index)].path", "no file matches “\(source.path)”",
                remedy: "put the files there or mend the path; it is relative to \(file.path)")
        }
        return files.sorted(by: NaturalOrder.precedes)
    }

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
