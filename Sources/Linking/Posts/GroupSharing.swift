internal import PipelineModel

/// Shares the posts of a group out among its buyers, by how posts are paid for and by what disclosures say.
struct GroupSharing {
    var claims: ClaimBuilder

    /// What was disclosed was paid for by somebody.
    private static let disclosedAtAll = 2.0

    /// Per open post and buyer, how likely the buyer bought it.
    ///
    /// - Parameter factors: What ``disclosures(_:)`` says of the group.
    func shares(_ group: PostGroup, _ timing: PostTiming, _ factors: [Int: [Double]]) -> PostShares {
        let settings = claims.context.settings
        let sharing = PostSharing(timing: timing, before: settings.daysBefore, after: settings.daysAfter)
        return sharing.shares(group.buyers, group.openDays, named: group.namedCounts) { post, buyer in
            factors.isEmpty ? 1 : factors[post]?[buyer].exponential ?? 1
        }
    }

    /// Per open post that is disclosed, the bits of what that says for each buyer.
    mutating func disclosures(_ group: PostGroup) -> [Int: [Double]] {
        var factors: [Int: [Double]] = [:]
        for place in claims.disclosures.places(of: group.creator) {
            guard let content = claims.disclosures.contents[place],
                let post = group.open.firstIndex(where: { group.post($0) == content })
            else { continue }
            var bits = factors[post] ?? Array(repeating: Self.disclosedAtAll, count: group.buyers.count)
            for index in group.buyers.indices {
                let payment = claims.payments[group.buyers[index].payment]
                if claims.agrees(claims.disclosures.disclosures[place], payment) { bits[index] += 3 }
                guard !claims.disclosures.sponsors[place].isEmpty else { continue }
                bits[index] += claims.pays(payment.payer, as: claims.disclosures.sponsors[place]) ? 2 : -1
            }
            factors[post] = bits
        }
        return factors
    }

    /// What one group adds to what is known of timing and numbers.
    func counts(_ group: PostGroup, _ timing: PostTiming, _ factors: [Int: [Double]]) -> PostTiming.Counts {
        var counts = PostTiming.Counts()
        let probable = claims.context.settings.probable
        guard group.buyers.contains(where: { $0.probability >= probable }) else { return counts }
        // What payments bought lies near them; what lies elsewhere tells how much is posted for nothing.
        let beyond = group.beyondReach(claims.context)
        counts.days = Int64(beyond.days)
        counts.unpaid = Int64(beyond.posts)
        let shares = shares(group, timing, factors)
        for (post, day) in group.openDays.enumerated() {
            for (index, buyer) in group.buyers.enumerated() where shares[post, index] > 0 {
                counts.bought[PostTiming.bin(Int(day - buyer.day))] += shares[post, index].millionths
            }
        }
        var numbers = [Double](repeating: 0, count: PostTiming.counts)
        for (index, buyer) in group.buyers.enumerated() where buyer.probability >= probable {
            for position in group.named[index] { counts.bought[PostTiming.bin(Int(group.day(position) - buyer.day))] += 1.0.millionths }
            Self.find(&numbers, shares, of: index, beside: group.namedCounts[index])
            for number in numbers.indices { counts.numbers[number] += numbers[number].millionths }
        }
        return counts
    }

    /// How likely a buyer bought none, one, two … posts, beside those that its reference names.
    private static func find(_ numbers: inout [Double], _ shares: PostShares, of buyer: Int, beside named: Int) {
        let last = PostTiming.counts - 1
        for number in numbers.indices { numbers[number] = number == min(named, last) ? 1 : 0 }
        for post in 0..<shares.posts where shares[post, buyer] > 0 {
            let share = shares[post, buyer]
            for number in stride(from: last, to: 0, by: -1) {
                let stays = number == last ? numbers[number] : numbers[number] * (1 - share)
                numbers[number] = stays + numbers[number - 1] * share
            }
            numbers[0] *= 1 - share
        }
    }
}
