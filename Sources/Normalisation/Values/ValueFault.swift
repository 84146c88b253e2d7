/// Why a value cannot be read: a clause for a reader who does not know the program, without a full stop.
public struct ValueFault: Error, Hashable, Sendable {
    public var reason: String

    public init(_ reason: String) { self.reason = reason }
}
