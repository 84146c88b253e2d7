internal import Foundation
internal import Hashing
import PipelineModel

/// Writes to an open file and hashes what it writes.
final class FileSink {
    private let descriptor: Int32
    private let name: String
    private var hash: SHA256Hash? = SHA256Hash()
    private(set) var size = 0

    init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    func write(_ bytes: borrowing [UInt8]) throws {
        hash?.update(copy bytes)
        size += bytes.count
        try bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = Foundation.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw StagedFolder.problem(name, "cannot be written (\(StagedFolder.reason()))") }
                written += count
            }
        }
    }

    /// The hash of all that was written; ends the hashing.
    func digest() -> String {
        guard let taken = hash.take() else { return "" }
        return taken.hex()
    }
}
