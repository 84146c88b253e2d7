internal import PipelineModel

/// Campaigns' marks by the hash of their words run together.
struct RunTogetherMarks {
    private var marks: [UInt64: [CampaignMarks.Mark]] = [:]
    /// A cheap first look: bit `hash & 4095`.
    private var sieve = [UInt64](repeating: 0, count: 64)
    private(set) var longest = 1

    @inline(__always)
    subscript(hash: UInt64) -> [CampaignMarks.Mark]? {
        guard sieve[Int(hash >> 6) & 63] >> (hash & 63) & 1 == 1 else { return nil }
        return marks[hash]
    }

    mutating func add(_ campaign: Int, _ text: String, _ isName: Bool, _ reader: FoldedWords) {
        var hash = FoldedWords.emptyHash
        for word in reader.words { hash = reader.hash(of: word, from: hash) }
        let length = reader.words.reduce(0) { $0 + $1.end - $1.start }
        guard length >= 3 else { return }
        longest = max(longest, reader.words.count)
        var known = marks[hash] ?? []
        if let place = known.firstIndex(where: { $0.campaign == campaign }) {
            known[place].isName = known[place].isName || isName
        } else {
            known.append(CampaignMarks.Mark(campaign: campaign, text: text, length: length, isName: isName))
        }
        marks[hash] = known
        sieve[Int(hash >> 6) & 63] |= 1 << (hash & 63)
    }
}
