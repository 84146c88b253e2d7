internal import Glibc
internal import PipelineModel

/// Bytes that were unpacked or decoded from a drop, on disk without a name: gone with the last reference, and with the process.
///
/// Written once by one thread, then read by any number of them.
final class ScratchFile: Sendable {
    let descriptor: Int32

    /// - Throws: ``Problem`` of kind `cannotWrite` where there is no folder for temporary files.
    init() throws(Problem) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
        var opened: Int32 = -1
        for candidate in [folder, "/tmp"] where opened < 0 {
            var name = Array((candidate + "/payola-XXXXXX").utf8CString)
            opened = mkstemp(&name)
            if opened >= 0 {
                unlink(name)
                _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
            }
        }
        descriptor = opened
        guard opened >= 0 else {
            throw Problem(
                .cannotWrite, file: folder, "no temporary file can be made: \(String(cString: strerror(errno)))",
                remedy: "set TMPDIR to a folder with room")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The bytes as a file of its own, for whoever opens files by their path; valid as long as this object lives.
    var path: String { "/proc/self/fd/\(descriptor)" }

    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Appends `bytes`.
    /// - Throws: ``Problem`` of kind `cannotWrite` where the disk is full.
    func append(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw Problem(
                    .cannotWrite, "a temporary file can't be written: \(String(cString: strerror(errno)))",
                    remedy: "free space, or set TMPDIR to a folder with more room")
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}
