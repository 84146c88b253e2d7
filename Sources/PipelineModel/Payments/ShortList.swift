/// A list that nearly always has one element or none, and costs no memory of its own then.
public struct ShortList<Element: Sendable>: RandomAccessCollection, Sendable {
    @usableFromInline let only: Element?
    /// All elements where there are several; empty where there are not.
    @usableFromInline let several: [Element]

    @inlinable
    public init(_ only: Element?) {
        self.only = only
        several = []
    }

    @inlinable
    public init(_ elements: [Element]) {
        only = elements.count == 1 ? elements[0] : nil
        several = elements.count > 1 ? elements : []
    }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { only == nil ? several.count : 1 }

    @inlinable
    public subscript(position: Int) -> Element {
        if position == 0, let only { return only }
        return several[position]
    }
}
