import Foundation
import Testing

/// Runs the tutorial as a reader would: writes its files, types its commands, and compares what they print.
@Suite struct TutorialTests {
    private static let page = Program.package + "/Sources/PipelineRunner/Documentation.docc/Tutorial.md"
    private static let home = "/home/you/payola"

    /// What `/bin/sh` makes of a command in the reader's folder, with the program on the path.
    private func typed(_ command: String, in place: Workplace) throws -> (text: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let programs = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
        process.arguments = ["-c", "(\(command)) > .typed 2>&1"]
        process.environment = ["PATH": "\(programs):/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": place.folder]
        process.currentDirectoryURL = URL(fileURLWithPath: place.folder)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        // The reader's folder and the hour of the run are the reader's.
        let text = try place.read(".typed").replacing(place.folder, with: Self.home)
            .replacing(/finished [-0-9]{10}T[:0-9]{8}Z/, with: "finished 2024-12-01T09:00:00Z")
        return (text, process.terminationStatus)
    }

    /// The page as it would be with what the commands print now. `PAYOLA_RECORD=1` writes it.
    @Test func thePageShowsWhatTheProgramSays() throws {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: Self.page)), as: UTF8.self)
        let place = try Workplace()
        try Samples.copy(to: place, withConfiguration: false)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var now: [String] = []
        var file: String?
        var commands = 0
        while let line = lines.popFirst() {
            now.append(line)
            if let name = line.firstMatch(of: /[Ss]ave this as `([^`]+)`/) { file = String(name.1) }
            guard line == "```csv" || line == "```console" else { continue }
            let block = lines.prefix { $0 != "```" }
            lines = lines.dropFirst(block.count)
            if line == "```csv" {
                try place.write(try #require(file), block.map { $0 + "\n" }.joined())
                now += block
            } else {
                for command in block where command.hasPrefix("$ ") {
                    let outcome = try typed(String(command.dropFirst(2)), in: place)
                    #expect(outcome.status == 0, "\(command)\n\(outcome.text)")
                    commands += 1
                    now.append(command)
                    now += outcome.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
                }
            }
        }
        #expect(commands > 10)
        let page = now.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["PAYOLA_RECORD"] != nil {
            try Data(page.utf8).write(to: URL(fileURLWithPath: Self.page))
            Issue.record("Tutorial.md was written anew; look at the difference")
        }
        #expect(page == text)
    }
}
