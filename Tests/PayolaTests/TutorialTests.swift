import Foundation
import Testing

/// The tutorial, typed as it stands: files are saved, commands are run, and what they say is compared. A line `…` in an output stands for
/// any lines. `PAYOLA_RECORD=1` writes the outputs anew, whole, and then always fails, so that a recording is looked at.
@Suite struct TutorialTests {
    private static let path = Program.package + "/Sources/PipelineRunner/Documentation.docc/Tutorial.md"

    /// A fenced block, with the file that the line before says it is.
    private enum Piece {
        case text(String)
        case file(name: String, lines: [String])
        case console([(command: String, output: [String])])
    }

    @Test func everyCommandSaysWhatThePageSays() throws {
        let place = try Workplace()
        let pieces = try Self.pieces(String(contentsOfFile: Self.path, encoding: .utf8))
        var folder = ""
        var recorded: [String] = []
        var commands = 0
        for piece in pieces {
            switch piece {
            case .text(let line): recorded.append(line)
            case .file(let name, let lines):
                try place.write((folder.isEmpty ? "" : folder + "/") + name, lines.map { $0 + "\n" }.joined())
                recorded += lines
            case .console(let steps):
                for step in steps {
                    commands += 1
                    recorded.append("$ " + step.command)
                    if step.command.hasPrefix("cd ") {
                        folder = String(step.command.dropFirst(3))
                        continue
                    }
                    let said = try Self.run(step.command, in: place, folder)
                    recorded += said
                    guard !Self.isRecording else { continue }
                    #expect(Self.fits(said, step.output), "$ \(step.command)\n\(said.joined(separator: "\n"))")
                }
            }
        }
        #expect(commands > 8)
        if Self.isRecording {
            try recorded.map { $0 + "\n" }.joined().write(toFile: Self.path, atomically: true, encoding: .utf8)
            Issue.record("recorded; look at what changed, then test again without PAYOLA_RECORD")
        }
    }

    private static var isRecording: Bool { ProcessInfo.processInfo.environment["PAYOLA_RECORD"] == "1" }

    private static func run(_ command: String, in place: Workplace, _ folder: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command + " > ../said 2>&1"]
        if folder.isEmpty { process.arguments = ["-c", command + " > said 2>&1"] }
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = (Program.path as NSString).deletingLastPathComponent + ":" + (environment["PATH"] ?? "")
        process.environment = environment
        process.currentDirectoryURL = URL(fileURLWithPath: place.path(folder))
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "$ \(command)")
        let home = URL(fileURLWithPath: place.folder).resolvingSymlinksInPath().path
        let said = try place.read("said").replacing(place.folder, with: "/home/you").replacing(home, with: "/home/you")
        return said.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Whether what was said is what was expected, lines `…` aside.
    private static func fits(_ said: [String], _ expected: [String]) -> Bool {
        var rest = said[...]
        let parts = expected.split(separator: "…", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == 0 {
                guard rest.starts(with: part) else { return false }
                rest = rest.dropFirst(part.count)
            } else if index == parts.count - 1 {
                return rest.count >= part.count && Array(rest.suffix(part.count)) == Array(part)
            } else {
                guard let start = rest.indices.first(where: { rest[$0...].starts(with: part) }) else { return false }
                rest = rest[(start + part.count)...]
            }
        }
        return rest.isEmpty
    }

    private static func pieces(_ page: String) -> [Piece] {
        var pieces: [Piece] = []
        var block: [String]?
        var isConsole = false
        var file: String?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) {
            if line.hasPrefix("```") {
                if let lines = block {
                    pieces.append(isConsole ? .console(steps(lines)) : file.map { .file(name: $0, lines: lines) } ?? .console([]))
                    if !isConsole { file = nil }
                    block = nil
                } else {
                    block = []
                    isConsole = line == "```console"
                }
                pieces.append(.text(line))
            } else if block != nil {
                block?.append(line)
            } else {
                if let name = line.firstMatch(of: /[Ss]ave this as `([^`]+)`:/)?.1 { file = String(name) }
                pieces.append(.text(line))
            }
        }
        return pieces
    }

    private static func steps(_ lines: [String]) -> [(command: String, output: [String])] {
        var steps: [(command: String, output: [String])] = []
        for line in lines {
            if line.hasPrefix("$ ") { steps.append((String(line.dropFirst(2)), [])) } else if !steps.isEmpty { steps[steps.count - 1].output.append(line) }
        }
        return steps
    }
}
