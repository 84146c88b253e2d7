internal import PipelineModel

/// Shares a creator's campaign posts out among the payments for them: first those that are named, then each of the rest to the payment that
/// it fits best, in time order.
struct PostSharing {
    let context: LinkContext

    /// One payment for a creator's campaign posts.
    struct Buyer {
        /// Where its link and its share stand.
        var link: Int
        var share: Int
        var day: Int32
        var probability: Double
        var facts: ReferenceFacts
        /// The content that a disclosure ties to the payment.
        var disclosed: Int32?
    }

    /// Per buyer the posts it bought.
    func share(_ buyers: [Buyer], _ posts: ContentIndex.CampaignPosts) -> [[PostLink]] {
        var bought = [[PostLink]](repeating: [], count: buyers.count)
        var open = Array(posts.posts.indices)
        for (index, buyer) in buyers.enumerated() {
            let named = Set(buyer.facts.contents).intersection(posts.posts)
            for position in posts.posts.indices where named.contains(posts.posts[position]) {
                bought[index].append(
                    link(posts.posts[position], buyer.probability * 0.985, "reference-names-content", 9, "the reference names the post"))
            }
            if let disclosed = buyer.disclosed, !named.contains(disclosed), posts.posts.contains(disclosed) {
                bought[index].append(
                    link(
                        disclosed, buyer.probability * 0.96, "disclosure-names-payer", 7,
                        "the creator disclosed it as paid for by the payer"))
            }
            let taken = Set(bought[index].map { Int32($0.content) })
            open.removeAll { taken.contains(posts.posts[$0]) }
        }
        // Who has named posts bought those, unless the reference counts more.
        let seekers = buyers.indices.filter { bought[$0].isEmpty || bought[$0].count < buyers[$0].facts.postCount }
        for (position, seeker, certainty) in allot(seekers.map { buyers[$0] }, open.map { posts.days[$0] }) {
            let index = seekers[seeker]
            let post = posts.posts[open[position]]
            let gap = Int(posts.days[open[position]] - buyers[index].day)
            let detail = gap < 0 ? "posted \(-gap) days before the payment" : "posted \(gap) days after the payment"
            bought[index].append(link(post, buyers[index].probability * certainty, "post-timing", context.learnt.gaps.bits(gap), detail))
        }
        return bought.map { $0.sorted { ($0.content, $0.probability) < ($1.content, $1.probability) } }
    }

    private func link(_ content: Int32, _ probability: Double, _ kind: String, _ weight: Double, _ detail: String) -> PostLink {
        let bounded = min(0.995, max(0.005, probability))
        return PostLink(
            content: Int(content), probability: bounded, grade: context.settings.grade(of: bounded) ?? .possible,
            evidence: [Evidence(kind: kind, weight: weight, detail: detail)])
    }

    /// Which post goes to which buyer (both in time order), with how sure that is.
    private func allot(_ buyers: [Buyer], _ days: [Int32]) -> [(post: Int, buyer: Int, certainty: Double)] {
        guard !buyers.isEmpty, !days.isEmpty else { return [] }
        var counts = [Int](repeating: 0, count: buyers.count)
        var result: [(post: Int, buyer: Int, certainty: Double)] = []
        for (post, day) in days.enumerated() {
            var fits: [(buyer: Int, weight: Double)] = []
            // Only buyers whose days reach the post; they are sorted by day.
            let first = buyers.firstBuyer(from: day - Int32(context.settings.daysAfter))
            var index = first
            while index < buyers.count, buyers[index].day <= day + Int32(context.settings.daysBefore) {
                let bits = fit(buyers[index], day, counts[index])
                fits.append((index, bits.exponential))
                index += 1
                if fits.count >= 64 { break }
            }
            guard let best = fits.max(by: { $0.weight < $1.weight }) else { continue }
            let total = fits.reduce(0.3) { $0 + $1.weight }
            let certainty = best.weight / total
            guard certainty >= 0.25 else { continue }
            counts[best.buyer] += 1
            result.append((post, best.buyer, certainty))
        }
        return result
    }

    /// Bits for a post's having been bought by a payment that has bought `count` others already.
    private func fit(_ buyer: Buyer, _ day: Int32, _ count: Int) -> Double {
        let wanted = buyer.facts.postCount
        let crowding: Double =
            if wanted > 0 { count < wanted ? 2 : -4 } else { [1.5, 0, -0.7, -1.5][min(count, 3)] - Double(max(0, count - 3)) }
        return context.learnt.gaps.bits(Int(day - buyer.day)) + crowding
    }
}

extension [PostSharing.Buyer] {
    fileprivate func firstBuyer(from day: Int32) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
