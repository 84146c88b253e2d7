import Foundation
import PipelineModel
import Testing

@testable import Reporting

@Suite struct StagedFolderTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("staging-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func names(_ folder: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    @Test func nothingShowsBeforePublishingAndAllAfter() throws {
        try withFolder { folder in
            let out = folder + "/out"
            try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
            try Data("old".utf8).write(to: URL(fileURLWithPath: out + "/a.csv"))
            try Data("mine".utf8).write(to: URL(fileURLWithPath: out + "/notes.txt"))
            do {
                let staged = try StagedFolder(output: out)
                try staged.write("a.csv", bytes: Array("new".utf8))
                try staged.write("b.csv", bytes: Array("b".utf8))
                #expect(try names(out) == ["a.csv", "notes.txt"])
                #expect(try String(contentsOfFile: out + "/a.csv", encoding: .utf8) == "old")
                try staged.publish()
                #expect(staged.files.map(\.name) == ["a.csv", "b.csv"] && staged.files.map(\.size) == [3, 1])
            }
            #expect(try names(out) == ["a.csv", "b.csv", "notes.txt"])
            #expect(try String(contentsOfFile: out + "/a.csv", encoding: .utf8) == "new")
            #expect(try names(folder) == ["out"])
        }
    }

    @Test func aFolderThatStaysInPlaceIsNotSwapped() throws {
        try withFolder { folder in
            let out = folder + "/out"
            try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: out + "/notes.txt"))
            func identity() throws -> Int? { try FileManager.default.attributesOfItem(atPath: out)[.systemFileNumber] as? Int }
            let before = try identity()
            do {
                let staged = try StagedFolder(output: out, staysInPlace: true)
                try staged.write("a.csv", bytes: Array("new".utf8))
                #expect(try !names(out).contains("a.csv"))
                try staged.publish()
            }
            #expect(try identity() == before)
            #expect(try names(out) == ["a.csv", "notes.txt"])
            #expect(try names(folder) == ["out"])
        }
    }

    @Test func whatWasNotPublishedLeavesNoTrace() throws {
        try withFolder { folder in
            do {
                let staged = try StagedFolder(output: folder + "/out")
                try staged.write("a.csv", bytes: [1])
            }
            #expect(try names(folder) == [])
        }
    }

    @Test func anOutputThatIsAFileIsRefused() throws {
        try withFolder { folder in
            try Data().write(to: URL(fileURLWithPath: folder + "/out"))
            let problem = #expect(throws: Problem.self) { _ = try StagedFolder(output: folder + "/out") }
            #expect(problem?.kind == .cannotWrite)
        }
    }
}
