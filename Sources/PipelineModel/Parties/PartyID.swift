/// The number of a party in a run's ``PartyTable``. What is published is ``Party/id``, which lasts.
public struct PartyID: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}
