internal import Clinux
internal import Foundation
internal import Hashing
public import PipelineModel
internal import Synchronization

/// A folder of outputs that is written beside the published one and takes its place all at once.
///
/// Files are written and synced under a hidden name next to the output folder; ``publish()`` swaps the two folders in one system call
/// (`renameat2` with `RENAME_EXCHANGE`) and moves files that are not ours back. Where the folder has to stay the one that it is (a shell stands
/// in it, or evidence), or the file system cannot do that (the output folder is a mount point, or its parent cannot be written), staging
/// happens inside the folder and the files are renamed one after the other.
/// A folder that an earlier run left behind is removed when the next one is staged.
public final class StagedFolder: Sendable {
    private let output: String
    private let staging: String
    private let canExchange: Bool
    /// Whether the output folder was made here.
    private let isNew: Bool
    private let noted = Mutex<[OutputFile]>([])
    /// What was written, in the order in which it was noted.
    public var files: [OutputFile] { noted.withLock { $0 } }

    /// - Parameters:
    ///   - output: The folder to publish to; made where it is missing.
    ///   - staysInPlace: Whether another folder must not take its place.
    /// - Throws: ``Problem`` of kind `cannotWrite`.
    public init(output: String, staysInPlace: Bool = false) throws {
        isNew = access(output, F_OK) != 0
        if (try? FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)) == nil {
            // Foundation does not say why; the system does.
            mkdir(output, 0o777)
            throw Self.problem(output, "the output folder cannot be made (\(Self.reason()))")
        }
        self.output = Self.real(output)
        let parent = URL(fileURLWithPath: self.output).deletingLastPathComponent().path
        let name = URL(fileURLWithPath: self.output).lastPathComponent
        let beside = parent + "/." + name + ".payola-staging"
        let inside = self.output + "/.payola-staging"
        Self.mend(output: self.output)
        if !staysInPlace, Self.isSameDevice(parent, self.output), mkdir(beside, 0o777) == 0 {
            staging = beside
            canExchange = true
        } else {
            guard mkdir(inside, 0o777) == 0 else { throw Self.problem(output, "the output folder cannot be written (\(Self.reason()))") }
            staging = inside
            canExchange = false
        }
        guard access(self.output, W_OK) == 0 else {
            Self.discard(staging)
            throw Self.problem(output, "the output folder cannot be written (\(Self.reason()))")
        }
    }

    deinit {
        Self.discard(staging)
        // An output folder that was made for nothing goes again; rmdir leaves one with files alone.
        if isNew { rmdir(output) }
    }

    /// Writes one file in pieces.
    /// - Throws: ``Problem`` of kind `cannotWrite`; what `body` throws.
    public func write(_ name: String, _ body: (_ sink: @escaping (borrowing [UInt8]) throws -> Void) throws -> Void) throws {
        note([try stage(name, body)])
    }

    /// Says which of the staged files belong to the run, in the order in which it lists them.
    func note(_ files: [OutputFile]) { noted.withLock { $0 += files } }

    /// Writes one file in pieces; several may be written at once.
    func stage(_ name: String, _ body: (_ sink: @escaping (borrowing [UInt8]) throws -> Void) throws -> Void) throws -> OutputFile {
        let path = staging + "/" + name
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Self.problem(output + "/" + name, "cannot be written (\(Self.reason()))") }
        let sink = FileSink(descriptor: descriptor, name: output + "/" + name)
        defer { close(descriptor) }
        try body { try sink.write($0) }
        guard fsync(descriptor) == 0 else { throw Self.problem(output + "/" + name, "cannot be written (\(Self.reason()))") }
        return OutputFile(name: name, sha256: sink.digest(), size: sink.size)
    }

    public func write(_ name: String, bytes: [UInt8]) throws { try write(name) { sink in try sink(bytes) } }

    /// Puts the staged files in the place of the published ones, all or none.
    public func publish() throws {
        if canExchange, renameat2(AT_FDCWD, staging, AT_FDCWD, output, 2) == 0 {
            Self.returnForeignFiles(from: staging, to: output)
            Self.syncFolder(output)
            return
        }
        for file in files {
            guard rename(staging + "/" + file.name, output + "/" + file.name) == 0 else {
                throw Self.problem(output + "/" + file.name, "cannot be written (\(Self.reason()))")
            }
        }
        Self.syncFolder(output)
    }

    /// Brings back what is not ours where an earlier run died while it published, and removes what it left behind.
    public static func mend(output: String) {
        let output = URL(fileURLWithPath: real(output))
        discard(output.path + "/.payola-staging")
        recover(staging: output.deletingLastPathComponent().path + "/." + output.lastPathComponent + ".payola-staging", output: output.path)
    }

    // MARK: Parts

    /// The folder as the system finds it, whatever links and `..` lead there.
    private static func real(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
        defer { free(found) }
        return String(cString: found)
    }

    /// Moves what the swapped-out folder holds beside our own files, such as a user's notes, into the published folder.
    private static func returnForeignFiles(from old: String, to new: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: old)) ?? [] where access(new + "/" + name, F_OK) != 0 {
            _ = rename(old + "/" + name, new + "/" + name)
        }
    }

    /// After a crash the folder beside may be the swapped-out one, with files that are not ours.
    private static func recover(staging: String, output: String) {
        guard access(staging, F_OK) == 0 else { return }
        let published = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
        if published.contains("run.json"), access(staging + "/run.json", F_OK) == 0 { returnForeignFiles(from: staging, to: output) }
        discard(staging)
    }

    private static func discard(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }

    private static func isSameDevice(_ left: String, _ right: String) -> Bool {
        var first = stat()
        var second = stat()
        return stat(left, &first) == 0 && stat(right, &second) == 0 && first.st_dev == second.st_dev
    }

    private static func syncFolder(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    static func reason() -> String { String(cString: strerror(errno)) }

    static func problem(_ file: String, _ what: String) -> Problem {
        Problem(
            .cannotWrite, file: file, what,
            remedy: "nothing was published; free space or choose another folder with --output, then run again")
    }
}
