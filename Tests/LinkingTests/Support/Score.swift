import Linking
import PipelineModel

/// How well links agree with the truth of random worlds.
struct Score {
    /// Payment → (creator, campaign) with a grade of `probable` and above, and of `possible` and above.
    var probable = Counts()
    var possible = Counts()
    var posts = Counts()
    var confirmed = (right: 0, all: 0)
    /// Tenths of probability: how many links, how many right.
    var bins = Array(repeating: (right: 0, all: 0), count: 10)
    var totalErrors: [Double] = []

    struct Counts {
        var hit = 0
        var found = 0
        var real = 0
        var f1: Double { found + real == 0 ? 1 : 2 * Double(hit) / Double(found + real) }
        var text: String {
            "F1 \(Score.percent(f1)) precision \(Score.percent(Double(hit) / Double(max(1, found)))) recall \(Score.percent(Double(hit) / Double(max(1, real))))"
        }
    }

    mutating func add(_ random: RandomWorld) {
        let links = random.world.link().byPayment
        var totals = Array(repeating: 0.0, count: random.world.campaigns.count)
        var real = totals
        for (id, truth) in random.truth {
            let link = links[id]
            if let campaign = truth.campaign {
                real[campaign] += Double(truth.amount)
                probable.real += 1
                possible.real += 1
                posts.real += truth.posts.count
            }
            let weights = link?.campaigns.reduce(0) { $0 + $1.weight } ?? 0
            for share in link?.campaigns ?? [] {
                let right = link?.creator == truth.creator && truth.campaign == share.campaign
                possible.found += 1
                possible.hit += right ? 1 : 0
                let bin = min(9, Int(share.probability * 10))
                bins[bin] = (bins[bin].right + (right ? 1 : 0), bins[bin].all + 1)
                if share.grade == .confirmed { confirmed = (confirmed.right + (right ? 1 : 0), confirmed.all + 1) }
                guard share.grade >= .probable else { continue }
                totals[share.campaign] += Double(truth.amount * share.weight) / Double(weights)
                probable.found += 1
                probable.hit += right ? 1 : 0
                posts.found += share.posts.count
                posts.hit += share.posts.count { truth.posts.contains($0.content) }
            }
        }
        for (found, real) in zip(totals, real) where real > 0 { totalErrors.append(abs(found - real) / real) }
    }

    var text: String {
        var lines = ["attribution, probable: " + probable.text, "attribution, possible: " + possible.text, "posts: " + posts.text]
        lines.append("confirmed right: \(Self.percent(Double(confirmed.right) / Double(max(1, confirmed.all)))) of \(confirmed.all)")
        lines.append(
            "totals: mean error \(Self.percent(totalErrors.reduce(0, +) / Double(max(1, totalErrors.count)))), worst \(Self.percent(totalErrors.max() ?? 0))"
        )
        lines += bins.enumerated().filter { $1.all > 0 }.map { "0.\($0): \(Self.percent(Double($1.right) / Double($1.all))) of \($1.all)" }
        return lines.joined(separator: "\n")
    }

    static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }
}
