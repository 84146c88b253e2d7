/// A stage over a list: a part is so many of its items, the last part the rest.
public protocol SlicedStage: PartStage {
    /// What the items are, as a person is told of a part that was lost: `payments`.
    static var itemName: String { get }
    /// How many rows the work on one item accounts for.
    static var rowsOfItem: Int { get }

    var itemCount: Int { get }
    /// At least 1.
    var partSize: Int { get }
}

extension SlicedStage {
    public static var rowsOfItem: Int { 1 }
    public var partCount: Int { (itemCount + partSize - 1) / partSize }

    /// The items of a part.
    public func range(_ part: Int) -> Range<Int> { part * partSize..<min((part + 1) * partSize, itemCount) }

    public func rows(ofPart part: Int) -> Int? { range(part).count * Self.rowsOfItem }
    public func label(ofPart part: Int) -> String { "\(Self.itemName) \(range(part).lowerBound) to \(range(part).upperBound - 1)" }
}
