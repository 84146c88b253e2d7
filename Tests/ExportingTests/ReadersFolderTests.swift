import Foundation
import Testing

@testable import Exporting

/// Writes every export of the fixture and of a hostile run where other programs' readers check them (`make test-exports`).
struct ReadersFolderTests {
    static var folder: String? { ProcessInfo.processInfo.environment["PAYOLA_EXPORTS_FOLDER"] }

    @Test(.enabled(if: folder != nil, "PAYOLA_EXPORTS_FOLDER names no folder"))
    func `Exports are written for the readers`() throws {
        let folder = try #require(Self.folder)
        let hostile = try HostileRun(try HostileStrings.all())
        for (name, source) in [("fixture", fixtureRun), ("hostile", hostile.folder.path)] {
            let run = try PublishedRun(folder: source)
            for exporter in ExporterRegistry.all { _ = try exporter.export(run, to: ExportFolder(path: folder + "/" + name)) }
        }
        try JSONEncoder().encode(hostile.strings).write(to: URL(fileURLWithPath: folder + "/hostile/strings.json"))
        if let other = ProcessInfo.processInfo.environment["PAYOLA_EXPORTS_RUN"] {
            let run = try PublishedRun(folder: other)
            for exporter in ExporterRegistry.all { _ = try exporter.export(run, to: ExportFolder(path: folder + "/other")) }
        }
    }
}
