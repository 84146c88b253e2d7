internal import PipelineModel

/// Weighs how a creator's posts of one campaign were shared out among the payments for them.
///
/// Posts and payments are matched in time order: each post was bought by one payment, or by none; a payment that bought a later post bought
/// none before those of earlier payments. All such sharings are weighed together (the forward-backward sums of a hidden Markov chain,
/// Baum 1972), by how soon posts come, how many a payment buys and what disclosures say.
struct PostSharing {
    /// One payment for a creator's campaign posts.
    struct Buyer: Sendable {
        /// Where its link and its share stand.
        var link: Int
        var share: Int
        var payment: Int
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
    func shares(_ buyers: [Buyer], _ days: [Int32], named: [Int], factor: (_ post: Int, _ buyer: Int) -> Double) -> PostShares {
        let (posts, count) = (days.count, buyers.count)
        var weights = PostShares(posts: posts, buyers: count)
        guard posts > 0, count > 0 else { return weights }
        for post in 0..<posts {
            for buyer in 0..<count {
                let gap = Int(days[post] - buyers[buyer].day)
                guard gap >= -before, gap <= after else { continue }
                weights[post, buyer] = min(1e6, timing.ratio(gap) * factor(post, buyer))
            }
        }
        var steps: [Double] = []
        steps.reserveCapacity(count * Self.most)
        for (buyer, named) in zip(buyers, named) {
            let probability = named > 0 ? 0.999 : buyer.probability
            func number(_ count: Int) -> Double { timing.number(count, probability: probability, wanted: buyer.facts.postCount) }
            for step in 0..<Self.most { steps.append(number(named + step + 1) / number(named + step)) }
        }
        return posts * count <= Self.largest ? chain(weights, steps) : alone(weights, steps)
    }

    private func alone(_ weights: PostShares, _ steps: [Double]) -> PostShares {
        var shares = weights
        for post in 0..<weights.posts {
            var sum = 0.0
            for buyer in 0..<weights.buyers {
                shares[post, buyer] *= steps[buyer * Self.most]
                sum += shares[post, buyer]
            }
            let total = 1 + sum
            for buyer in 0..<weights.buyers { shares[post, buyer] /= total }
        }
        return shares
    }

    /// States are the last buyer that bought and how many posts it bought so far; state 0 is nobody yet.
    private func chain(_ weights: PostShares, _ steps: [Double]) -> PostShares {
        let (posts, count) = (weights.posts, weights.buyers)
        let states = 1 + count * Self.most
        let forward = forward(weights, steps)
        var result = PostShares(posts: posts, buyers: count)
        var backward = [Double](repeating: 1, count: states)
        var before = backward
        var earlier = [Double](repeating: 0, count: count)
        for post in stride(from: posts - 1, through: 0, by: -1) {
            let here = post * states
            for index in 0..<states { before[index] = backward[index] }
            var later = 0.0
            var sum = forward[here]
            for buyer in 0..<count {
                earlier[buyer] = sum
                for bought in 1...Self.most { sum += forward[here + Self.state(buyer, bought)] }
            }
            var total = 0.0
            for index in 0..<states { total += forward[here + index] * backward[index] }
            for buyer in stride(from: count - 1, through: 0, by: -1) {
                for bought in 1...Self.most { before[Self.state(buyer, bought)] += later }
                let weight = weights[post, buyer]
                guard weight > 0 else { continue }
                let first = buyer * Self.most
                var bought = earlier[buyer] * weight * steps[first] * backward[Self.state(buyer, 1)]
                for number in 1..<Self.most {
                    let step = weight * steps[first + number] * backward[Self.state(buyer, number + 1)]
                    before[Self.state(buyer, number)] += step
                    bought += forward[here + Self.state(buyer, number)] * step
                }
                result[post, buyer] = bought
                total += bought
                later += weight * steps[first] * backward[Self.state(buyer, 1)]
            }
            before[0] += later
            if total > 0 { for buyer in 0..<count { result[post, buyer] /= total } }
            Self.scale(&before, 0..<states)
            swap(&before, &backward)
        }
        return result
    }

    /// Per post, and state after state, how likely the posts before it leave that state; and once more after the last.
    private func forward(_ weights: PostShares, _ steps: [Double]) -> [Double] {
        let states = 1 + weights.buyers * Self.most
        var forward = [Double](repeating: 0, count: states * (weights.posts + 1))
        forward[0] = 1
        for post in 0..<weights.posts {
            let (here, next) = (post * states, (post + 1) * states)
            for index in 0..<states { forward[next + index] = forward[here + index] }
            var earlier = forward[here]
            for buyer in 0..<weights.buyers {
                let weight = weights[post, buyer]
                if weight > 0 {
                    forward[next + Self.state(buyer, 1)] += earlier * weight * steps[buyer * Self.most]
                    for bought in 1..<Self.most {
                        forward[next + Self.state(buyer, bought + 1)] +=
                            forward[here + Self.state(buyer, bought)] * weight * steps[buyer * Self.most + bought]
                    }
                }
                for bought in 1...Self.most { earlier += forward[here + Self.state(buyer, bought)] }
            }
            Self.scale(&forward, next..<next + states)
        }
        return forward
    }

    @inline(__always)
    private static func state(_ buyer: Int, _ bought: Int) -> Int { buyer * most + bought }

    private static func scale(_ values: inout [Double], _ range: Range<Int>) {
        var most = 0.0
        for index in range { most = max(most, values[index]) }
        guard most > 0 else { return }
        for index in range { values[index] /= most }
    }
}
