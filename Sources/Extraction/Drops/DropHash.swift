internal import Ccrypto
public import PipelineModel

/// SHA-256 (FIPS 180-4) by libcrypto, which uses the processor's own instructions for it.
public enum DropHash {
    /// The hash of a file's bytes in lower-case hexadecimal, and how many bytes they are; reads 1 MiB at a time.
    ///
    /// - Throws: ``Problem`` where the file is missing, can't be read, or is no regular file.
    public static func sha256(ofFile path: String) throws -> (hex: String, size: Int64) {
        var evidence: EncodingEvidence?
        return try sha256(ofFile: path, observing: &evidence)
    }

    /// As ``sha256(ofFile:)``, gathering what the dialect detector wants to know of the whole file in the same pass.
    ///
    /// - Throws: ``Problem`` where the file is missing, can't be read, or is no regular file.
    public static func survey(ofFile path: String) throws -> (hex: String, size: Int64, evidence: EncodingEvidence) {
        var evidence: EncodingEvidence? = EncodingEvidence()
        let (hex, size) = try sha256(ofFile: path, observing: &evidence)
        return (hex, size, evidence ?? EncodingEvidence())
    }

    /// The hash of `bytes` in lower-case hexadecimal.
    public static func sha256(of bytes: [UInt8]) -> String {
        let digest = Digest()
        bytes.withUnsafeBufferPointer { digest.update($0) }
        return digest.finish() ?? ""
    }

    private static func sha256(ofFile path: String, observing evidence: inout EncodingEvidence?) throws -> (hex: String, size: Int64) {
        let file = DropBytes.file(try DropFile(path: path))
        let digest = Digest()
        var size: Int64 = 0
        try file.forEachBlock { block in
            digest.update(block)
            evidence?.observe(block)
            size += Int64(block.count)
        }
        evidence?.finish()
        guard let hex = digest.finish() else {
            throw Problem(.internalError, file: path, "libcrypto could not compute SHA-256", remedy: "check the OpenSSL installation")
        }
        return (hex, size)
    }
}

/// One running SHA-256.
private final class Digest {
    private let context = EVP_MD_CTX_new()
    private var sound: Bool

    init() { sound = context != nil && EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 }

    deinit { EVP_MD_CTX_free(context) }

    func update(_ bytes: UnsafeBufferPointer<UInt8>) {
        if sound, !bytes.isEmpty { sound = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 }
    }

    /// The hash in hexadecimal, or nil where libcrypto failed.
    func finish() -> String? {
        var value = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        guard sound, EVP_DigestFinal_ex(context, &value, &length) == 1 else { return nil }
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: value.prefix(Int(length)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
