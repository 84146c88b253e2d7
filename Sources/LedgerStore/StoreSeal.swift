internal import Foundation
internal import Hashing

/// The SHA-256 of the store's file as the last run left it, beside it in `STORE.seal`, so that a changed byte anywhere shows.
///
/// SQLite finds damage to its own structure and says nothing of a byte changed inside a value. The seal names the store's generation, a
/// number that every transaction raises: a store that is ahead of its seal belongs to a run that died before it could seal.
struct StoreSeal: Equatable {
    var generation: Int64
    /// 64 lower-case hexadecimal digits.
    var sha256: String

    static func path(ofStore store: String) -> String { store + ".seal" }

    init(generation: Int64, sha256: String) {
        self.generation = generation
        self.sha256 = sha256
    }

    /// The seal that lies beside `store`; nil where there is none, or none that can be read.
    init?(besideStore store: String) {
        guard let text = try? String(contentsOfFile: Self.path(ofStore: store), encoding: .utf8) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let generation = Int64(words[0]), words[1].utf8.count == 64 else { return nil }
        self.init(generation: generation, sha256: String(words[1]))
    }

    /// Takes the place of the seal that lies there in one step.
    func write(besideStore store: String) throws {
        try Data("\(generation) \(sha256)\n".utf8).write(to: URL(fileURLWithPath: Self.path(ofStore: store)), options: .atomic)
    }

    /// The hash of the store's file as it stands.
    /// - Throws: `CocoaError` where it cannot be read.
    static func sha256(ofStore store: String) throws -> String {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: store))
        defer { try? file.close() }
        var hash = SHA256Hash()
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let got = block.withUnsafeMutableBytes { read(file.fileDescriptor, $0.baseAddress, $0.count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw CocoaError(.fileReadUnknown) }
            if got == 0 { return hash.hex() }
            block.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
        }
    }
}
