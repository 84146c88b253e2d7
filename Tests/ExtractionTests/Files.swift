import Foundation
import PipelineModel

@testable import Extraction

/// A folder of its own for one test; it is removed at the end.
final class Files {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("payola-files-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes a file and answers its path.
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
        return folder + "/" + name
    }

    /// The header and the records of `bytes`, as a file of this name.
    func read(_ bytes: [UInt8], name: String = "drop", sheet: String? = nil) throws -> (header: [String], records: [ReadRecord]) {
        var settings = SourceConfiguration.DialectSettings()
        settings.sheet = sheet
        let reader = try RecordReader(path: try write(name, bytes), settings: settings)
        return (reader.header, try reader.all())
    }
}

extension Files {
    /// A file that is there as long as the answer lives.
    static func scratch(_ bytes: [UInt8]) throws -> ScratchPath { try ScratchPath(bytes) }
}

/// One file for one test.
final class ScratchPath {
    private let files: Files
    let path: String

    init(_ bytes: [UInt8]) throws {
        files = try Files()
        path = try files.write("bundle.zip", bytes)
    }
}
