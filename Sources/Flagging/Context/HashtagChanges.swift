internal import PipelineModel

/// Which of the hashtags that were ordered are others further on. Orders and posts repeat themselves, so each answer is kept.
struct HashtagChanges {
    typealias Change = (from: String, to: String)

    private struct Question: Hashable {
        var ordered: Int
        var list: Int32
        var othersToo: Bool
    }

    private let likeness: HashtagLikeness
    /// The hashtags of all campaigns.
    private let known: Set<String>
    private let context: FlagContext
    private var numbers: [[String]: Int] = [:]
    private var orders: [[String]] = []
    private var answers: [Question: Change?] = [:]

    init(_ likeness: HashtagLikeness, known: Set<String>, _ context: FlagContext) {
        self.likeness = likeness
        self.known = known
        self.context = context
    }

    /// Folded hashtags that were ordered together, as a number.
    mutating func number(of ordered: [String]) -> Int {
        if let number = numbers[ordered] { return number }
        numbers[ordered] = orders.count
        orders.append(ordered)
        return orders.count - 1
    }

    /// - Parameter othersToo: Whether another campaign's hashtag counts, however unlike.
    mutating func inPost(_ post: Int, ordered: Int, orOfOthers othersToo: Bool) -> Change? {
        let question = Question(ordered: ordered, list: context.hashtags.listOf[post], othersToo: othersToo)
        if let answer = answers[question] { return answer }
        let answer = change(from: orders[ordered], to: context.hashtags[post], othersToo: othersToo)
        answers[question] = .some(answer)
        return answer
    }

    /// The first ordered hashtag that is missing further on while a near one, or another campaign's, stands there.
    func change(from ordered: [String], to found: [String], othersToo: Bool = false) -> Change? {
        guard !ordered.isEmpty, Set(ordered).isDisjoint(with: found) else { return nil }
        for tag in ordered {
            let near = found.first { likeness.isNear(tag, $0) }
            if let other = near ?? (othersToo && known.contains(tag) ? found.first { known.contains($0) } : nil) { return (tag, other) }
        }
        return nil
    }
}
