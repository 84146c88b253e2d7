extension Array {
    /// One list of every element, which has it no longer.
    mutating func takeLists<Item>(_ list: WritableKeyPath<Element, [Item]>) -> [[Item]] {
        indices.map { index in
            defer { self[index][keyPath: list] = [] }
            return self[index][keyPath: list]
        }
    }
}
