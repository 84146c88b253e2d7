/// What a run got right about one world, or about several.
public struct Score: Codable, Sendable {
    /// Links of a probability from `low` up to the next bin's, and how many of them are right.
    public struct Bin: Codable, Sendable {
        public var low: Double
        public var right = 0
        public var total = 0
        public var meanProbability: Double { total == 0 ? 0 : sum / Double(total) }
        public var sum = 0.0
    }

    /// Payment to creator and campaign, links that are `confirmed` or `probable`.
    public var attribution = Counts()
    public var confirmed = Counts()
    /// Payment to creator, whatever it was for.
    public var payees = Counts()
    /// Payment to post.
    public var posts = Counts()
    /// Two-sided transfers: one payment (right), several (missed).
    public var merges = Counts()
    /// Payments that mix the records of several transfers.
    public var falseMerges = 0
    /// By world and campaign: (total − truth) ÷ truth in euros.
    public var totalErrors: [String: Double] = [:]
    public var bins: [Bin] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99].map { Bin(low: $0) }
    public var seconds = 0.0
    public var worlds = 1

    public init() {}

    public var worstTotalError: Double { totalErrors.values.map(abs).max() ?? 0 }
    public var meanTotalError: Double {
        totalErrors.isEmpty ? 0 : totalErrors.keys.sorted().reduce(0) { $0 + abs(totalErrors[$1] ?? 0) } / Double(totalErrors.count)
    }

    mutating func place(_ probability: Double, isRight: Bool) {
        guard let index = bins.lastIndex(where: { $0.low <= probability }) else { return }
        bins[index].total += 1
        bins[index].sum += probability
        if isRight { bins[index].right += 1 }
    }

    /// Adds another world's score; `name` tells its campaigns from those of other worlds.
    public mutating func add(_ other: Score, name: String) {
        attribution += other.attribution
        confirmed += other.confirmed
        payees += other.payees
        posts += other.posts
        merges += other.merges
        falseMerges += other.falseMerges
        for (campaign, error) in other.totalErrors { totalErrors["\(name)/\(campaign)"] = error }
        for index in bins.indices {
            bins[index].right += other.bins[index].right
            bins[index].total += other.bins[index].total
            bins[index].sum += other.bins[index].sum
        }
        seconds += other.seconds
        worlds += 1
    }

    /// The sum's start: no world yet.
    public static var none: Score {
        var score = Score()
        score.worlds = 0
        return score
    }
}
