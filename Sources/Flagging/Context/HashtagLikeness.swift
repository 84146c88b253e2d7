internal import PipelineModel

/// Whether one hashtag may be another, changed.
struct HashtagLikeness {
    private let distance: Int
    /// Of the campaigns whose hashtag is their name, or part of it: the words that the hashtag begins or ends with.
    private var starts: [String: [String]] = [:]
    private var ends: [String: [String]] = [:]

    init(_ campaigns: [Campaign], distance: Int) {
        self.distance = distance
        for campaign in campaigns {
            let texts = [campaign.name] + campaign.keywords
            for tag in campaign.hashtags.flatMap({ Folding.hashtags("#" + $0) }) {
                for words in texts.map(Folding.words) where words.count > 1 && words.joined() == tag {
                    starts[tag, default: []] += (1..<words.count).map { words[..<$0].joined() }.filter { $0.utf8.count >= 4 }
                    ends[tag, default: []] += (1..<words.count).map { words[$0...].joined() }.filter { $0.utf8.count >= 4 }
                }
            }
        }
    }

    /// Up to `distance` letters off, a quarter of the longer one at most; or a campaign's hashtag in which a word of several was put in
    /// another's place; or as far as the words are not known, the same at the beginning, at least six letters, and the end, 60 per cent of
    /// the longer one in all.
    func isNear(_ left: String, _ right: String) -> Bool {
        guard left != right, left.utf8.count > 3, right.utf8.count > 3 else { return false }
        let (short, long) = left.utf8.count <= right.utf8.count ? (Array(left), Array(right)) : (Array(right), Array(left))
        if Folding.distance(left, right, limit: min(distance, long.count / 4)) != nil { return true }
        for (tag, other) in [(left, right), (right, left)] {
            let isSwapped = { (isAtStart: Bool, word: String) in
                (isAtStart ? other.hasPrefix(word) : other.hasSuffix(word)) && other.utf8.count >= word.utf8.count + 3
            }
            if starts[tag]?.contains(where: { isSwapped(true, $0) }) == true || ends[tag]?.contains(where: { isSwapped(false, $0) }) == true
            {
                return !other.hasPrefix(tag)
            }
        }
        let prefix = zip(short, long).prefix { $0 == $1 }.count
        let suffix = zip(short.reversed(), long.reversed()).prefix(short.count - prefix).prefix { $0 == $1 }.count
        return prefix >= 6 && (prefix + suffix) * 10 >= long.count * 6 && prefix + suffix < short.count
    }
}
