internal import Foundation
internal import PipelineModel

/// Where an export's files go. Each appears whole or not at all: it is written under a hidden name, synced and renamed.
public struct ExportFolder: Sendable {
    public let path: String

    /// - Parameter path: Made where it is missing.
    /// - Throws: ``Problem`` of kind `cannotWrite`.
    public init(path: String) throws {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Self.problem(path, "the folder cannot be made (\(error.localizedDescription))")
        }
    }

    /// Writes `name` in pieces.
    func write(_ name: String, _ body: (inout ExportFile) throws -> Void) throws {
        try replace(name) { temporary in
            guard let handle = fopen(temporary, "wb") else { throw Self.problem(path + "/" + name, "cannot be written (\(Self.reason()))") }
            var file = ExportFile(handle: handle, name: path + "/" + name)
            defer { fclose(handle) }
            try body(&file)
            try file.finish()
        }
    }

    /// Lets `body` write the file at the path it is given, then puts that file in the place of `name`.
    func replace(_ name: String, _ body: (_ temporary: String) throws -> Void) throws {
        let temporary = path + "/." + name + ".partial"
        defer { unlink(temporary) }
        try body(temporary)
        guard rename(temporary, path + "/" + name) == 0 else {
            throw Self.problem(path + "/" + name, "cannot be written (\(Self.reason()))")
        }
    }

    static func reason() -> String { String(cString: strerror(errno)) }

    static func problem(_ file: String, _ what: String) -> Problem {
        Problem(.cannotWrite, file: file, what, remedy: "free space or choose another folder with --output, then export again")
    }
}
