internal import Foundation
internal import Worlds

/// How the figures are printed.
enum Report {
    static func figure(_ value: Double) -> String { String(format: "%.4f", value) }

    /// One world, one line.
    static func line(_ name: String, _ score: Score) -> String {
        name
            + "  attribution \(figure(score.attribution.f1))  confirmed \(figure(score.confirmed.precision))  payees \(figure(score.payees.f1))"
            + "  posts \(figure(score.posts.f1))  merged \(figure(score.merges.recall)) false \(score.falseMerges)"
            + "  totals off \(figure(score.meanTotalError)) to \(figure(score.worstTotalError))  \(String(format: "%.2f", score.seconds)) s"
    }

    /// A preset's worlds together.
    static func summary(_ preset: String, _ score: Score, _ plain: Score) -> String {
        func counts(_ title: String, _ counts: Counts) -> String {
            title.padding(toLength: 26, withPad: " ", startingAt: 0)
                + "precision \(figure(counts.precision))  recall \(figure(counts.recall))  F1 \(figure(counts.f1))  (\(counts.right) right, \(counts.wrong) wrong, \(counts.missed) missed)"
        }
        var lines = [
            "", "\(preset), \(score.worlds) worlds, \(String(format: "%.1f", score.seconds)) s",
            counts("payment to campaign", score.attribution),
            "  confirmed alone         right \(figure(score.confirmed.precision)) of \(score.confirmed.right + score.confirmed.wrong)",
            counts("payment to creator", score.payees),
            counts("payment to post", score.posts),
            "two-sided merged          \(figure(score.merges.recall)) of \(score.merges.right + score.merges.missed); false merges \(score.falseMerges)",
            "campaign totals off by    \(figure(score.meanTotalError)) on average, \(figure(score.worstTotalError)) at worst, of \(score.totalErrors.count)",
            "an analyst's plain script attribution \(figure(plain.attribution.f1))  payees \(figure(plain.payees.f1))  totals off by \(figure(plain.meanTotalError)) on average, \(figure(plain.worstTotalError)) at worst",
            "calibration               probability      links     mean    right",
        ]
        for (place, bin) in score.bins.enumerated() where bin.total > 0 {
            let high = place + 1 < score.bins.count ? score.bins[place + 1].low : 1
            lines.append(
                String(
                    format: "                          %.2f to %.2f  %8d   %.4f   %.4f", bin.low, high, bin.total, bin.meanProbability,
                    Double(bin.right) / Double(bin.total)
                )
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A preset's worlds together, as one JSON object.
    static func json(_ preset: String, _ score: Score, _ plain: Score) throws -> String {
        struct Whole: Encodable {
            var preset: String
            var metrics: [String: Double]
            var score: Score
            var plainScript: [String: Double]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let metrics = Dictionary(uniqueKeysWithValues: score.metrics.map { ($0.name, $0.value) })
        let script = Dictionary(uniqueKeysWithValues: plain.metrics.map { ($0.name, $0.value) })
        let whole = Whole(preset: preset, metrics: metrics, score: score, plainScript: script)
        return String(decoding: try encoder.encode(whole), as: UTF8.self)
    }
}
