/// What the later stages need to know of a drop.
public struct DropInfo: Hashable, Sendable {
    /// The path relative to the configuration's folder, as reports show it.
    public var name: String
    /// The index of the drop's source in the configuration.
    public var source: Int
    /// Lower-case hexadecimal, 64 digits.
    public var sha256: String
    /// Bytes.
    public var size: Int64

    public init(name: String, source: Int, sha256: String, size: Int64) {
        self.name = name
        self.source = source
        self.sha256 = sha256
        self.size = size
    }

    /// `file:line`, as ``placeName`` writes the file.
    public func place(line: UInt32) -> String { placeName + ":" + String(line) }

    /// The name with blanks written `%20`, so that a list of places can be separated by blanks.
    public var placeName: String {
        name.contains(where: { $0 == " " || $0 == "%" })
            ? name.map { $0 == " " ? "%20" : $0 == "%" ? "%25" : String($0) }.joined() : name
    }
}
