internal import Hashing
internal import PipelineModel

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

    private static func sha256(ofFile path: String, observing evidence: inout EncodingEvidence?) throws -> (hex: String, size: Int64) {
        let file = DropBytes.file(try DropFile(path: path))
        var digest = SHA256Hash()
        var size: Int64 = 0
        try file.forEachBlock { block in
            digest.update(UnsafeRawBufferPointer(block))
            evidence?.observe(block)
            size += Int64(block.count)
            return true
        }
        evidence?.finish()
        return (digest.hex(), size)
    }
}
