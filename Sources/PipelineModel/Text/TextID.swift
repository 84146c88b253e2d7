/// The number of an interned text. Numbers depend on the order of arrival, so nothing that is published may be sorted by them.
public struct TextID: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The empty text, which stands for "not given" everywhere.
    public static let empty = TextID(rawValue: 0)

    @inlinable public var isEmpty: Bool { rawValue == 0 }
}
