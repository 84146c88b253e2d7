internal import PipelineModel

/// Weighs how a creator's posts of one campaign were shared out among the payments for them.
///
/// Posts and payments are matched in time order: each post was bought by one payment, or by none; a payment that bought a later post bought
/// none before those of earlier payments. All such sharings are weighed together (the forward-backward sums of a hidden Markov chain,
/// Baum 1972), by how soon posts come, how many a payment buys and what disclosures say.
struct PostSharing {
    /// One payment for a creator's campaign posts.
    struct Buyer {
        /// Where its link and its share stand.
        var link: Int
        var share: Int
        var day: Int32
        var probability: Double
        var facts: ReferenceFacts
    }

    let timing: PostTiming
    let before: Int
    let after: Int
    /// The most posts of one payment that are told apart.
    private static let most = 8
    /// Larger groups are weighed post by post.
    private static let largest = 200_000

    /// Per post and buyer, how likely the buyer bought the post.
    ///
    /// - Parameters:
    ///   - days: The posts' days, ascending.
    ///   - named: Per buyer, how many further posts its reference names.
    ///   - factor: What disclosures say of a post and a buyer, as a likelihood ratio.
    func shares(_ buyers: [Buyer], _ days: [Int32], named: [Int], factor: (_ post: Int, _ buyer: Int) -> Double) -> [[Double]] {
        let (posts, count) = (days.count, buyers.count)
        guard posts > 0, count > 0 else { return Array(repeating: [], count: posts) }
        var weights = [[Double]](repeating: Array(repeating: 0, count: count), count: posts)
        for post in 0..<posts {
            for buyer in 0..<count {
                let gap = Int(days[post] - buyers[buyer].day)
                guard gap >= -before, gap <= after else { continue }
                weights[post][buyer] = min(1e6, timing.ratio(gap) * factor(post, buyer))
            }
        }
        let steps = zip(buyers, named).map { buyer, named in
            (0..<Self.most).map { step in
                let (from, to) = (named + step, named + step + 1)
                func number(_ count: Int) -> Double {
                    timing.number(count, probability: named > 0 ? 0.999 : buyer.probability, wanted: buyer.facts.postCount)
                }
                return number(to) / number(from)
            }
        }
        return posts * count <= Self.largest ? chain(weights, steps) : alone(weights, steps)
    }

    private func alone(_ weights: [[Double]], _ steps: [[Double]]) -> [[Double]] {
        weights.map { row in
            let terms = zip(row, steps).map { $0 * $1[0] }
            let total = 1 + terms.reduce(0, +)
            return terms.map { $0 / total }
        }
    }

    /// States are the last buyer that bought and how many posts it bought so far; state 0 is nobody yet.
    private func chain(_ weights: [[Double]], _ steps: [[Double]]) -> [[Double]] {
        let (posts, count) = (weights.count, steps.count)
        let states = 1 + count * Self.most
        func state(_ buyer: Int, _ bought: Int) -> Int { 1 + buyer * Self.most + bought - 1 }
        var forward = [[Double]](repeating: Array(repeating: 0, count: states), count: posts + 1)
        forward[0][0] = 1
        for post in 0..<posts {
            var next = forward[post]
            var earlier = forward[post][0]
            for buyer in 0..<count {
                let weight = weights[post][buyer]
                if weight > 0 {
                    next[state(buyer, 1)] += earlier * weight * steps[buyer][0]
                    for bought in 1..<Self.most {
                        next[state(buyer, bought + 1)] += forward[post][state(buyer, bought)] * weight * steps[buyer][bought]
                    }
                }
                for bought in 1...Self.most { earlier += forward[post][state(buyer, bought)] }
            }
            Self.scale(&next)
            forward[post + 1] = next
        }
        var result = [[Double]](repeating: Array(repeating: 0, count: count), count: posts)
        var backward = [Double](repeating: 1, count: states)
        for post in stride(from: posts - 1, through: 0, by: -1) {
            var before = backward
            var later = 0.0
            var earlier = [Double](repeating: 0, count: count)
            var sum = forward[post][0]
            for buyer in 0..<count {
                earlier[buyer] = sum
                for bought in 1...Self.most { sum += forward[post][state(buyer, bought)] }
            }
            var total = 0.0
            for index in 0..<states { total += forward[post][index] * backward[index] }
            for buyer in stride(from: count - 1, through: 0, by: -1) {
                for bought in 1...Self.most { before[state(buyer, bought)] += later }
                let weight = weights[post][buyer]
                guard weight > 0 else { continue }
                var bought = earlier[buyer] * weight * steps[buyer][0] * backward[state(buyer, 1)]
                for number in 1..<Self.most {
                    let step = weight * steps[buyer][number] * backward[state(buyer, number + 1)]
                    before[state(buyer, number)] += step
                    bought += forward[post][state(buyer, number)] * step
                }
                result[post][buyer] = bought
                total += bought
                later += weight * steps[buyer][0] * backward[state(buyer, 1)]
            }
            before[0] += later
            if total > 0 { for buyer in 0..<count { result[post][buyer] /= total } }
            Self.scale(&before)
            backward = before
        }
        return result
    }

    private static func scale(_ values: inout [Double]) {
        guard let most = values.max(), most > 0 else { return }
        for index in values.indices { values[index] /= most }
    }
}
