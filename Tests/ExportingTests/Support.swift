import Foundation

@testable import Exporting

/// The fixture's output folder.
var fixtureRun: String { Bundle.module.resourceURL?.appendingPathComponent("Fixtures/run").path ?? "" }

/// A folder that is removed when its owner goes.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("payola-exports-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Exports `run` and returns the bytes of its files by name.
func exported(_ format: String, _ run: PublishedRun) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    let names = try ExporterRegistry.exporter(for: format).export(run, to: ExportFolder(path: folder.path))
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + $0))) })
}

func text(_ data: Data?) -> String { String(decoding: data ?? Data(), as: UTF8.self) }
