/// How a drop stands to the other drops of its source. It depends on names and bytes only, never on the order of arrival.
public struct DropPrecedence: Hashable, Sendable {
    /// The source's index in the configuration.
    public var source: Int
    /// The drop's rank among all drops, by file name with numbers by value, then by hash: a later rank corrects an earlier one.
    public var rank: Int

    public init(source: Int, rank: Int) {
        self.source = source
        self.rank = rank
    }
}
