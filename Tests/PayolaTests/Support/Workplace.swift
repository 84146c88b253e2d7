import Foundation

/// A folder of its own for one test, in which the built program is run; it is removed at the end.
final class Workplace {
    let folder: String

    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("payola-test-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }

    func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

    func write(_ name: String, bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self) }

    func table(_ name: String, delimiter: Character = ",") throws -> [[String: String]] {
        CSVText.table(try read(name), delimiter: delimiter)
    }

    /// Name to bytes of the files in `name`; empty where there is no such folder.
    func files(in name: String) -> [String: Data] {
        var files: [String: Data] = [:]
        for file in (try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? [] {
            files[file] = try? Data(contentsOf: URL(fileURLWithPath: path(name) + "/" + file))
        }
        return files
    }

    /// Runs the program with `arguments` in this folder, or in `place` of it.
    @discardableResult
    func payola(_ arguments: String..., in place: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try payola(arguments: arguments, in: place, environment: environment)
    }

    @discardableResult
    func payola(arguments: [String], in place: String = "", environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: place.isEmpty ? folder : place.hasPrefix("/") ? place : path(place))
        // Files instead of pipes: a full pipe would hold up the program.
        let names = (output: path(".stdout-" + UUID().uuidString), errors: path(".stderr-" + UUID().uuidString))
        for name in [names.output, names.errors] { try Data().write(to: URL(fileURLWithPath: name)) }
        defer { for name in [names.output, names.errors] { try? FileManager.default.removeItem(atPath: name) } }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: names.output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: names.errors))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: name)), as: UTF8.self) }
        let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Outcome(status: status, output: try text(names.output), errors: try text(names.errors))
    }
}

/// The program under test and the package it belongs to.
enum Program {
    static let package: String = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The program that was built with this test: beside the test's own executable.
    static let path: String = {
        var candidates = [CommandLine.arguments[0], (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""]
        candidates += Bundle.allBundles.map(\.bundlePath)
        for candidate in candidates {
            var folder = URL(fileURLWithPath: candidate).standardizedFileURL
            for _ in 0..<3 {
                folder.deleteLastPathComponent()
                let program = folder.appendingPathComponent("payola").path
                if FileManager.default.isExecutableFile(atPath: program), !folder.path.hasSuffix("/Sources") { return program }
            }
        }
        return package + "/.build/debug/payola"
    }()
}
