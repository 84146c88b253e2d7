internal import PipelineModel

/// Which of the hashtags that were ordered are others further on. Orders and posts repeat themselves, so each answer is kept.
struct HashtagChanges {
    /// A hashtag and what it became. Each has a number.
    struct Change: Hashable {
        var from: String
        var to: String
    }

    private let likeness: HashtagLikeness
    /// The hashtags of all campaigns.
    private let known: Set<String>
    private let hashtags: HashtagTable
    private var numbers: [[String]: Int32] = [:]
    private var orders: [[String]] = []
    private var changeNumbers: [Change: Int32] = [:]
    private(set) var changes: [Change] = []
    /// By what was ordered, the list that was found, and whether others' hashtags count; -1 for no change.
    private var answers: [UInt64: Int32] = [:]

    init(_ likeness: HashtagLikeness, known: Set<String>, _ hashtags: HashtagTable) {
        self.likeness = likeness
        self.known = known
        self.hashtags = hashtags
    }

    /// Folded hashtags that were ordered together, as a number.
    mutating func number(of ordered: [String]) -> Int32 {
        if let number = numbers[ordered] { return number }
        let number = Int32(orders.count)
        numbers[ordered] = number
        orders.append(ordered)
        return number
    }

    /// The hashtags of an order.
    func tags(_ order: Int32) -> [String] { orders[Int(order)] }

    /// The number of a change in a post, or -1.
    ///
    /// - Parameter othersToo: Whether another campaign's hashtag counts, however unlike.
    mutating func inPost(_ post: Int, ordered: Int32, orOfOthers othersToo: Bool) -> Int32 {
        let list = UInt64(UInt32(bitPattern: hashtags.listOf[post]))
        let question = UInt64(UInt32(bitPattern: ordered)) << 33 | list << 1 | (othersToo ? 1 : 0)
        if let answer = answers[question] { return answer }
        let answer = change(from: orders[Int(ordered)], to: hashtags[post], othersToo: othersToo)
        answers[question] = answer
        return answer
    }

    /// The first ordered hashtag that is missing further on while a near one, or another campaign's, stands there: the change's number, or -1.
    mutating func change(from ordered: [String], to found: [String], othersToo: Bool = false) -> Int32 {
        guard !ordered.isEmpty, !ordered.contains(where: found.contains) else { return -1 }
        for tag in ordered {
            let near = found.first { likeness.isNear(tag, $0) }
            guard let other = near ?? (othersToo && known.contains(tag) ? found.first { known.contains($0) } : nil) else { continue }
            let change = Change(from: tag, to: other)
            if let number = changeNumbers[change] { return number }
            changes.append(change)
            changeNumbers[change] = Int32(changes.count - 1)
            return Int32(changes.count - 1)
        }
        return -1
    }
}
