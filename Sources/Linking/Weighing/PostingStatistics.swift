/// How often posts of one campaign lie near payments for it, and how many of those who are paid for something else post for it too.
struct PostingStatistics {
    /// How often a payment for the campaign has a post of it near.
    var hit = 0.95
    /// The share of the payments for something else whose creator posts for the campaign at all.
    var rate = 0.3

    /// Posts are deleted, told only in stories, or published elsewhere: that none is known never says more than four bits.
    private static let least = 0.0625

    init() {}

    /// - Parameters:
    ///   - hits: Of the payments that a name ties to the campaign, how many have a post near, and how many there are.
    ///   - chances: Of the payments for something else around its window, how many go to creators who post for it, and how many there are.
    init(hits: (near: Double, all: Double), chances: (posting: Double, all: Double)) {
        // Beliefs worth twenty payments each.
        hit = min(0.99, max(0.5, (hits.near + 19) / (hits.all + 20)))
        rate = min(0.9, max(0.03, (chances.posting + 6) / (chances.all + 20)))
    }

    /// How much likelier what was posted near is of a payment for the campaign than of another.
    func factor(near: Bool, posts: Bool, coverage: Double) -> Double {
        // Whether the creator posts for the campaign at all, and whether that is near: by chance, as much of the time as the posts cover.
        guard posts else { return max(Self.least, (1 - hit) * 0.5 / (1 - rate)) }
        let chance = min(0.97, max(0.08, coverage))
        if near { return hit / (rate * chance) }
        return max(Self.least, (1 - hit) * 0.5 / (rate * max(0.06, 1 - chance)))
    }

    func bits(_ sighting: PostSighting) -> Double {
        factor(near: sighting.near > 0, posts: sighting.posts, coverage: sighting.coverage).bits
    }
}
