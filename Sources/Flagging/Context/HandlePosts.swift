internal import PipelineModel

/// Posts by handle, each handle's by time and id, with their days beside them.
final class HandlePosts: Sendable {
    private let numbers: [TextID: Int32]
    private let lists: IndexLists
    /// Of the posts of all lists.
    private let days: [Day]

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
        days = lists.items.map { contents[Int($0)].postedAt.day }
        self.numbers = numbers
    }

    /// Where the handle's posts stand; empty where it has none.
    func places(of handle: TextID) -> Range<Int> { numbers[handle].map { lists.places(of: Int($0)) } ?? 0..<0 }

    func post(at place: Int) -> Int { Int(lists.items[place]) }
    func day(at place: Int) -> Day { days[place] }

    /// The first of a handle's places that is on or after `day`; their end where there is none.
    func firstPlace(in places: Range<Int>, onOrAfter day: Day) -> Int {
        places.partitioningIndex { days[$0] >= day }
    }
}
