import Foundation
import LedgerStore
import PipelineModel
import TestSupport
import Testing

@testable import PipelineRunner

@Suite struct OpenedArchiveTests {
    @Test func whatWasUnpackedIsKnownWhereverTheSameArchiveLies() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("archive-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try LedgerStore(path: folder + "/store.sqlite")
        func write(_ name: String, _ text: String) throws -> String {
            let bytes = ZIPFile([.init("in/a.csv", Array(text.utf8))]).bytes
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
            return folder + "/" + name
        }
        func hash(_ path: String) throws -> (hex: String, size: Int64, found: [ArchiveMember]) {
            var found: [ArchiveMember] = []
            let (hex, size) = try OpenedArchive(path, store: store).hash(of: path + "/in/a.csv", noting: &found)
            return (hex, size, found)
        }
        let first = try hash(try write("first.zip", "Id,Sum\n1,2\n"))
        #expect(first.size == 11 && first.found.map(\.path) == ["in/a.csv"] && first.found.map(\.sha256) == [first.hex])
        try store.write { try $0.add(first.found) }

        let again = try hash(try write("again.zip", "Id,Sum\n1,2\n"))
        #expect(again.hex == first.hex && again.size == 11 && again.found.isEmpty)

        let other = try hash(try write("first.zip", "Id,Sum\n1,3\n"))
        #expect(other.hex != first.hex && other.found.count == 1)
    }
}
