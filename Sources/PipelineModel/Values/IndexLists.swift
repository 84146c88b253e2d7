/// Lists of indices, one per number: one array for all, cut where each list begins.
public struct IndexLists: Sendable {
    private let starts: [Int32]
    /// All lists, one behind another.
    public private(set) var items: [Int32]

    /// - Parameters:
    ///   - count: How many lists there are.
    ///   - items: How many things there are to be put into them: `0..<items`, each list in their order.
    ///   - list: The number of the list of a thing, or nil for none. It is asked twice.
    @inlinable
    public init(count: Int, items: Int, of list: (Int) -> Int?) {
        self.init(count: count) { put in for item in 0..<items { if let list = list(item) { put(list, Int32(item)) } } }
    }

    /// - Parameter each: Calls its argument for everything that is to be put into a list; it is run twice, to count and to note.
    public init(count: Int, _ each: (_ put: (_ list: Int, _ item: Int32) -> Void) -> Void) {
        var starts = Array(repeating: Int32(0), count: count + 1)
        each { list, _ in starts[list + 1] += 1 }
        for list in 0..<count { starts[list + 1] += starts[list] }
        var next = starts
        var items = Array(repeating: Int32(0), count: Int(starts[count]))
        each { list, item in
            items[Int(next[list])] = item
            next[list] += 1
        }
        self.starts = starts
        self.items = items
    }

    /// How many lists there are.
    public var count: Int { starts.count - 1 }

    public subscript(list: Int) -> ArraySlice<Int32> { items[places(of: list)] }

    /// Where a list stands in ``items``.
    public func places(of list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

    /// Sorts each list.
    public mutating func sort(by precedes: (Int32, Int32) -> Bool) {
        for list in 0..<count where starts[list + 1] - starts[list] > 1 { items[places(of: list)].sort(by: precedes) }
    }
}
