internal import Foundation
internal import Hashing
public import PipelineModel

/// A `pipeline.json` that was read, and the folder that its paths are relative to.
public struct ConfigurationFile: Sendable {
    public var configuration: PipelineConfiguration
    /// The path as given on the command line.
    public var path: String
    /// The absolute path of the folder it stands in.
    public var folder: String
    /// The file's bytes, and their hash.
    var bytes: [UInt8]
    public var sha256: String

    /// - Throws: ``Problem``: `inputMissing` where there is no such file, `configuration` where it is invalid.
    public init(path: String) throws {
        self.path = path
        let url = URL(fileURLWithPath: path)
        guard let data = try? Data(contentsOf: url) else {
            let missing = !FileManager.default.fileExists(atPath: path)
            throw Problem(
                .inputMissing, file: path, missing ? "there is no such file" : "the file cannot be read",
                remedy: missing ? "`payola init FOLDER` writes one for the files in a folder; or name another" : "check its permissions")
        }
        configuration = try PipelineConfiguration(json: data, file: path)
        folder = url.deletingLastPathComponent().standardizedFileURL.path
        bytes = [UInt8](data)
        sha256 = SHA256Hash.hex(of: bytes)
    }

    /// `path` against the configuration's folder.
    public func resolve(_ path: String) -> String {
        path.hasPrefix("/") ? path : URL(fileURLWithPath: folder + "/" + path).standardizedFileURL.path
    }

    /// A path as reports show it: relative to the configuration's folder; a file elsewhere is shown by its name alone.
    public func shown(_ absolute: String) -> String {
        absolute.hasPrefix(folder + "/")
            ? String(absolute.dropFirst(folder.utf8.count + 1)) : URL(fileURLWithPath: absolute).lastPathComponent
    }
}
