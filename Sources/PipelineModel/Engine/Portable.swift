/// A value that one process writes and another of the same build reads.
public protocol Portable {
    func write(to bytes: inout ByteWriter)
    /// - Throws: ``TransferDamage`` where the bytes are none that ``write(to:)`` wrote.
    init(from bytes: inout ByteReader) throws
}

/// Bytes that are not what a process of this build wrote.
public struct TransferDamage: Error, Hashable, Sendable {
    public var what: String
    public init(_ what: String) { self.what = what }
}
