internal import PipelineModel

/// Where a worker finds what one part needs: a range of the step's file of parts, and the hash of its bytes. A line of the step's input.
struct PartDescriptor: Hashable {
    var chunk: Int
    var offset: Int
    var length: Int
    var sha256: String

    var line: String { "\(chunk) \(offset) \(length) \(sha256)" }

    init(chunk: Int, offset: Int, length: Int, sha256: String) {
        self.chunk = chunk
        self.offset = offset
        self.length = length
        self.sha256 = sha256
    }

    /// - Throws: ``TransferDamage`` where the line is none.
    init(line: some StringProtocol) throws(TransferDamage) {
        let fields = line.split(separator: " ", omittingEmptySubsequences: false)
        guard fields.count == 4, let chunk = Int(fields[0]), let offset = Int(fields[1]), let length = Int(fields[2]),
            chunk >= 0, offset >= 0, length >= 0, fields[3].utf8.count == 64
        else { throw TransferDamage("“\(line.prefix(80))” describes no part: a number, an offset, a length and a SHA-256 are expected") }
        self.init(chunk: chunk, offset: offset, length: length, sha256: String(fields[3]))
    }
}
