internal import Foundation
internal import Hashing
internal import PipelineModel

/// Copies of drops beside the store, each named by its SHA-256: `"evidence": "copy"`.
///
/// A copy is written under another name, synced and renamed, so that a file under its hash is always whole; it is made before the store
/// commits the drop. A copy that a refused run left behind is harmless.
public struct EvidenceFolder: Sendable {
    public let path: String

    /// - Parameter store: The store's file.
    public init(store: String) { path = URL(fileURLWithPath: store).deletingLastPathComponent().path + "/evidence" }

    /// Where the copy of a drop is or would be.
    public func file(_ sha256: String) -> String { path + "/" + sha256 }

    public func holds(_ sha256: String) -> Bool { access(file(sha256), R_OK) == 0 }

    /// The hashes of all copies, sorted.
    public var copies: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0.utf8.count == 64 && !$0.contains(".") }.sorted()
    }

    /// Copies the file at `origin`, unless its copy is there.
    /// - Throws: ``Problem``: `cannotWrite`; `dataRefused` where the bytes are not those of `sha256` (any more).
    public func keep(_ origin: String, sha256: String) throws {
        guard !holds(sha256) else { return }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw problem("the folder cannot be made (\(error.localizedDescription))")
        }
        let part = file(sha256) + ".part"
        let written = try copy(origin, to: part)
        guard written == sha256 else {
            unlink(part)
            throw Problem(
                .dataRefused, file: origin, "the file changed while it was read", remedy: "wait until it is whole, then run again")
        }
        guard rename(part, file(sha256)) == 0 else { throw problem("a copy cannot be named (\(String(cString: strerror(errno))))") }
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Answers the hash of what was copied.
    private func copy(_ origin: String, to part: String) throws -> String {
        let input = open(origin, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw Problem(.inputMissing, file: origin, "the file cannot be read", remedy: "check its permissions") }
        defer { close(input) }
        let output = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o444)
        guard output >= 0 else { throw problem("a copy cannot be written (\(String(cString: strerror(errno))))") }
        defer { close(output) }
        var hash = SHA256Hash()
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let got = block.withUnsafeMutableBytes { Foundation.read(input, $0.baseAddress, $0.count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw Problem(.inputMissing, file: origin, "the file cannot be read", remedy: "check the disk") }
            if got == 0 { break }
            try block.withUnsafeBytes { bytes in
                let chunk = UnsafeRawBufferPointer(rebasing: bytes[..<got])
                hash.update(chunk)
                try write(chunk, to: output, part)
            }
        }
        guard fsync(output) == 0 else {
            unlink(part)
            throw problem("a copy cannot be written (\(String(cString: strerror(errno))))")
        }
        return hash.hex()
    }

    private func write(_ bytes: UnsafeRawBufferPointer, to output: Int32, _ part: String) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Foundation.write(output, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = String(cString: strerror(errno))
                unlink(part)
                throw problem("a copy cannot be written (\(reason))")
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    private func problem(_ what: String) -> Problem {
        Problem(.cannotWrite, file: path, what, remedy: "nothing was published; free space, then run again")
    }
}
