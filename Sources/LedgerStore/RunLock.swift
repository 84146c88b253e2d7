internal import Foundation
internal import PipelineModel

/// Keeps a second run from the same store while this value lives. The kernel lets go of it when the process ends, however it ends.
public final class RunLock {
    private let descriptor: Int32

    /// - Throws: ``Problem``: `busy` with the holder's process where another run holds the store, `cannotWrite` where the lock cannot be made.
    public init(store: String) throws {
        let path = store + ".lock"
        try? FileManager.default.createDirectory(
            at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw Problem(
                .cannotWrite, file: path, "the store cannot be locked (\(String(cString: strerror(errno))))",
                remedy: "name another file with --store")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
            close(descriptor)
            throw Problem(
                .busy, file: store, "another run holds the store\(holder.isEmpty ? "" : " (\(holder))")",
                remedy: "wait for it to end, then run again")
        }
        let holder = Array("process \(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = holder.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit {
        ftruncate(descriptor, 0)
        close(descriptor)
    }
}
