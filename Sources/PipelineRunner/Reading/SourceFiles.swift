internal import Foundation
import PipelineModel

/// Finds the files of a source.
enum SourceFiles {
    /// The absolute paths that `source.path` matches, in natural order. Hidden files and folders match no wildcard.
    /// - Throws: ``Problem`` of kind `configuration` with the key's path where there is none.
    static func find(_ source: SourceConfiguration, in file: ConfigurationFile, index: Int) throws -> [String] {
        let pattern = file.resolve(source.path)
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

    /// glob(3): `*` and `?` within one folder's names.
    private static func expand(_ pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        let escaped = pattern.map { $0 == "[" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        guard glob(escaped, 0, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
    }
}
