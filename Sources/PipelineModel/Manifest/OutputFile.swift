/// A file that a run published.
public struct OutputFile: Hashable, Sendable, Codable {
    public var name: String
    /// Lower-case hexadecimal.
    public var sha256: String
    /// Bytes.
    public var size: Int

    public init(name: String, sha256: String, size: Int) {
        self.name = name
        self.sha256 = sha256
        self.size = size
    }
}
