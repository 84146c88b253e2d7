internal import Foundation
internal import PipelineModel

/// Graphviz's `dot`, which lays out graphs.
enum Graphviz {
    /// Where `dot` stands on the search path, or nil.
    static var dot: String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { $0 + "/dot" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The picture of a DOT text as SVG.
    ///
    /// - Throws: ``Problem`` of kind `unavailable` where `dot` is not installed or fails.
    static func svg(of text: String) throws -> String {
        guard let dot else {
            throw Problem(
                .unavailable, field: "--format svg", "Graphviz draws the picture, and its program dot is not installed",
                remedy: "install Graphviz (on Debian and Ubuntu: apt-get install graphviz), or take --format dot")
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("payola-\(UUID().uuidString).dot")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: dot)
        process.arguments = ["-Tsvg", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let picture = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Problem(
                .unavailable, field: "--format svg", "dot ended with status \(process.terminationStatus)",
                remedy: "take --format dot and see what dot says")
        }
        return String(decoding: picture, as: UTF8.self)
    }
}
