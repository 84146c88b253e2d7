/// A place in a drop at which a record may start.
public struct RecordPosition: Hashable, Sendable {
    /// Bytes of the drop as delivered before it.
    public var offset: Int
    /// Its physical line, from 1.
    public var line: Int

    public init(offset: Int, line: Int) {
        self.offset = offset
        self.line = line
    }
}
