internal import PipelineModel

/// How often a link of a weighed probability is right, where that is less often than weighed.
///
/// Pieces of evidence are weighed as if each stood by itself, and they do not: a payer who pays for a campaign also words its references so.
/// Links weighed at 0.4 to 0.8 were therefore right less often on worlds whose truth is known (seeds 1 to 10 of the styles that weights are set
/// by, standard and harsh together; `make accuracy-worlds` shows others). Between those points the curve is straight, it rises all along, leaves
/// 0.75 where it is, and from 0.9 on the weighed probability stands.
enum Calibration {
    private static let curve: [(weighed: Double, right: Double)] = [
        (0, 0), (0.4, 0.12), (0.5, 0.3), (0.6, 0.41), (0.7, 0.62), (0.75, 0.75), (0.8, 0.775), (0.85, 0.84), (0.9, 0.9),
    ]

    static func right(_ weighed: Double) -> Double {
        guard let next = curve.firstIndex(where: { $0.weighed > weighed }), next > 0 else { return weighed }
        let (low, high) = (curve[next - 1], curve[next])
        return low.right + (weighed - low.weighed) / (high.weighed - low.weighed) * (high.right - low.right)
    }

    /// Adds what the curve takes away, where that is something.
    static func add(_ weighed: Double, to pieces: inout EvidenceList.Builder) {
        let bits = right(weighed).oddsBits - weighed.oddsBits
        if bits <= -0.05 { pieces.add(.calibration, bits, "how often links weighed like this are right on worlds of known truth") }
    }
}
