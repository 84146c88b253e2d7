internal import PipelineModel

/// Posts by handle, each handle's by time and id.
struct HandlePosts: Sendable {
    private let numbers: [TextID: Int32]
    private let lists: IndexLists

    init(_ findings: Findings) {
        let contents = findings.contents
        var numbers: [TextID: Int32] = [:]
        var handles: [Int32] = []
        handles.reserveCapacity(contents.count)
        for content in contents {
            let number = numbers[content.handle] ?? Int32(numbers.count)
            if number == numbers.count { numbers[content.handle] = number }
            handles.append(number)
        }
        // Posts are put in order once, and into their lists in that order.
        let precedes = { (left: Int32, right: Int32) in
            let (l, r) = (Int(left), Int(right))
            return contents[l].postedAt == contents[r].postedAt
                ? findings.texts.precedes(contents[l].id, contents[r].id) : contents[l].postedAt < contents[r].postedAt
        }
        var order = contents.indices.map { Int32($0) }
        if zip(order, order.dropFirst()).contains(where: { precedes($1, $0) }) { order.sort(by: precedes) }
        lists = IndexLists(count: numbers.count) { put in for post in order { put(Int(handles[Int(post)]), post) } }
        self.numbers = numbers
    }

    /// Indices of the handle's posts; empty where it has none.
    subscript(handle: TextID) -> ArraySlice<Int32> { numbers[handle].map { lists[Int($0)] } ?? [] }
}
