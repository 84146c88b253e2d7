/// The number of a mention in a run's ``MentionTable``.
public struct MentionID: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}
