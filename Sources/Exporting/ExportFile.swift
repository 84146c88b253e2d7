internal import Foundation

/// A text file that is being written.
struct ExportFile {
    private let handle: UnsafeMutablePointer<FILE>
    private let name: String
    private(set) var size = 0

    init(handle: UnsafeMutablePointer<FILE>, name: String) {
        self.handle = handle
        self.name = name
    }

    /// - Throws: `Problem` of kind `cannotWrite`.
    mutating func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return }
        size += bytes.count
        guard fwrite(base, 1, bytes.count, handle) == bytes.count else { throw failure() }
    }

    /// Makes sure that the bytes have reached the disk.
    func finish() throws {
        guard fflush(handle) == 0, fsync(fileno(handle)) == 0 else { throw failure() }
    }

    private func failure() -> any Error { ExportFolder.problem(name, "cannot be written (\(ExportFolder.reason()))") }
}
