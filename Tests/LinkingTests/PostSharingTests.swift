import PipelineModel
import Testing

@testable import Linking

@Suite struct PostSharingTests {
    private let before = 4
    private let after = 6

    /// Every way to share the posts out: per post the buyer, or -1; who bought a later post bought none before those of earlier buyers.
    private func sharings(posts: Int, buyers: Int, from first: Int = 0) -> [[Int]] {
        if posts == 0 { return [[]] }
        var all = sharings(posts: posts - 1, buyers: buyers, from: first).map { [-1] + $0 }
        for buyer in first..<buyers { all += sharings(posts: posts - 1, buyers: buyers, from: buyer).map { [buyer] + $0 } }
        return all
    }

    @Test(arguments: UInt64(131)...160)
    func sharesAreThoseOfAllWaysToShare(seed: UInt64) {
        var random = SplitMix(seed)
        let timing = PostTiming()
        let buyers = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int32.random(in: 0..<12, using: &random) }.sorted().map { day in
            PostSharing.Buyer(
                link: 0, share: 0, payment: 0, day: day, probability: Double.random(in: 0.1...1, using: &random),
                facts: ReferenceFacts(.init(postCount: Int.random(in: 0...3, using: &random))))
        }
        let days = (0..<Int.random(in: 1...5, using: &random)).map { _ in Int32.random(in: 0..<14, using: &random) }.sorted()
        let named = buyers.map { _ in Int.random(in: 0...1, using: &random) }
        let factors = days.map { _ in buyers.map { _ in Double.random(in: 0.5...4, using: &random) } }
        let shares = PostSharing(timing: timing, before: before, after: after).shares(buyers, days, named: named) { factors[$0][$1] }

        var total = 0.0
        var sums = days.map { _ in buyers.map { _ in 0.0 } }
        for sharing in sharings(posts: days.count, buyers: buyers.count) {
            var weight = 1.0
            for (post, buyer) in sharing.enumerated() where buyer >= 0 {
                let gap = Int(days[post] - buyers[buyer].day)
                weight *= gap >= -before && gap <= after ? timing.ratio(gap) * factors[post][buyer] : 0
            }
            for buyer in buyers.indices {
                func number(_ count: Int) -> Double {
                    timing.number(
                        count, probability: named[buyer] > 0 ? 0.999 : buyers[buyer].probability, wanted: buyers[buyer].facts.postCount)
                }
                weight *= number(named[buyer] + sharing.count { $0 == buyer }) / number(named[buyer])
            }
            total += weight
            for (post, buyer) in sharing.enumerated() where buyer >= 0 { sums[post][buyer] += weight }
        }
        for post in days.indices {
            for buyer in buyers.indices {
                #expect(abs(shares[post, buyer] - sums[post][buyer] / total) < 1e-9, "seed \(seed)")
            }
            let most = buyers.indices.map { shares[post, $0] }.max()
            #expect(shares.likeliest(post)?.share == most, "seed \(seed)")
        }
    }
}
