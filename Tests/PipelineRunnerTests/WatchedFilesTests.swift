import Foundation
import Testing

@testable import PipelineRunner

@Suite struct WatchedFilesTests {
    /// As if it had been written a minute ago.
    private func settle(_ path: String) throws {
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: path)
    }

    @Test func fileIsUnfinishedWhileItIsFreshOrOpenForWriting() throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", [])
        let files = WatchedFiles(configuration: try scene.options.configuration)
        for name in ["accounts.csv", "posts.csv", "rates.csv"] { try settle(scene.path(name)) }
        #expect(files.unfinished() == [scene.path("bank-1.csv")])
        try settle(scene.path("bank-1.csv"))
        #expect(files.unfinished().isEmpty)
        let handle = try #require(FileHandle(forWritingAtPath: scene.path("bank-1.csv")))
        #expect(files.unfinished() == [scene.path("bank-1.csv")])
        try handle.close()
        #expect(files.unfinished().isEmpty)
    }

    @Test func onlyFilesOfTheConfigurationConcernIt() throws {
        let scene = try Scene()
        scene.extra = "\"decisions\": \"verdicts/decisions.csv\","
        let files = WatchedFiles(configuration: try scene.options.configuration)
        for name in ["bank-1.csv", "bank.csv", "accounts.csv", "pipeline.json", "rates.csv", "verdicts/decisions.csv"] {
            #expect(files.concerns(scene.path(name)), "\(name)")
        }
        for name in ["other.csv", ".bank-1.csv", "bank-1.csv.part", "sub/bank-1.csv", "out/run.json"] {
            #expect(!files.concerns(scene.path(name)), "\(name)")
        }
        #expect(files.folders.contains(scene.folder))
    }

    @Test func arrivalsAreSeen() throws {
        let scene = try Scene()
        let watch = try FolderWatch()
        watch.watch([scene.folder])
        try scene.write("part", "x")
        try scene.move("part", to: "bank-9.csv")
        var names: [String] = []
        for event in watch.wait(milliseconds: 5000) {
            if case .arrival(let path?) = event { names.append(path) }
        }
        #expect(names.contains(scene.path("bank-9.csv")))
    }
}
