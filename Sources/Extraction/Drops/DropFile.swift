internal import Glibc
internal import PipelineModel

/// An open regular file, read from a place onwards; it closes itself.
final class DropFile {
    private let descriptor: Int32
    let path: String
    /// Bytes, when it was opened.
    let size: Int
    /// Where the bytes were unpacked from an archive; nil for a plain file.
    let scratch: ScratchFile?

    /// What was unpacked or decoded from the file at `path`.
    init(_ scratch: ScratchFile, path: String) {
        self.scratch = scratch
        self.path = path
        descriptor = scratch.descriptor
        size = scratch.size
    }

    /// Opens the file at `path`, which may lead into a ZIP archive (`bundle.zip/inner.csv`).
    ///
    /// - Throws: ``Problem`` where `path` is missing, can't be read, or is no regular file.
    init(path: String) throws(Problem) {
        // Not blocking, so that a named pipe can't hold up the run.
        let opened = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        let code = errno
        self.path = path
        // A path that leads through a file instead of a folder may lead into an archive.
        if opened < 0, code == ENOTDIR, let unpacked = try ArchivedFiles.shared.open(path) {
            scratch = unpacked
            descriptor = unpacked.descriptor
            size = unpacked.size
            return
        }
        scratch = nil
        descriptor = opened
        guard descriptor >= 0 else {
            size = 0
            let missing = code == ENOENT || code == ENOTDIR
            throw Problem(
                .inputMissing, file: path, missing ? "the file does not exist" : "the file can't be read: \(Self.message(code))",
                remedy: missing ? "check the path" : "check the file and its permissions")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            size = 0
            throw Problem(.inputMissing, file: path, "the file can't be read: \(Self.message(code))", remedy: "check the file and its disk")
        }
        size = Int(status.st_size)
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG else {
            throw Problem(
                .dataRefused, file: path, kind == S_IFDIR ? "is a folder, not a file" : "is no regular file (a pipe or a device)",
                remedy: kind == S_IFDIR ? "name the files in it, for example \(path)/*.csv" : "save its content as a file first")
        }
    }

    /// Of the file as it stands; nil where it can't be told.
    var identity: FileIdentity? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? FileIdentity(status) : nil
    }

    deinit { if descriptor >= 0, scratch == nil { close(descriptor) } }

    /// Reads up to `count` bytes from `offset` into `buffer`; 0 at the end of the file.
    func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws(Problem) -> Int {
        while true {
            let got = pread(descriptor, buffer, count, offset)
            if got >= 0 { return got }
            let code = errno
            if code == EINTR { continue }
            throw Problem(.inputMissing, file: path, "reading failed: \(Self.message(code))", remedy: "check the file and its disk")
        }
    }

    private static func message(_ code: Int32) -> String {
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
