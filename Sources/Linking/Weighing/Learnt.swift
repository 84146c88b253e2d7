internal import PipelineModel

/// What the payments themselves teach, beside what is known of each payer. Made of sums over payments, so their order does not matter.
///
/// Everything is kept as a likelihood ratio, by which odds are multiplied; its logarithm is taken where a reader is told of it.
struct Learnt {
    /// What references that name no campaign say.
    var wording = WordingStatistics()
    var gaps = GapStatistics()
    var currencies = CurrencyStatistics()
    /// Per campaign, how telling it is that a creator posted for it; empty before anything is learnt.
    var posting: [PostingStatistics] = []

    func posting(_ campaign: Int) -> PostingStatistics {
        posting.indices.contains(campaign) ? posting[campaign] : PostingStatistics()
    }
}

/// How long after a payment its post comes: what payments that name their campaign show, against all others.
struct GapStatistics {
    /// The last day of each bin, from the payment.
    static let limits = [-4, -1, 2, 5, 8, 11, 15, 21]

    /// The number of a gap that is not known.
    static let unknown = limits.count + 1
    /// Three and a half bits against, and two and a half for: the most that timing says.
    private static let (least, most) = (0.088_388_347_648_318_4, 5.656_854_249_492_38)

    private var factors = [Double](repeating: 1, count: unknown + 1)

    init() {}

    /// - Parameters:
    ///   - paid: Per bin, how much of the payments for campaigns falls there.
    ///   - other: The same of the rest.
    init(paid: [Double], other: [Double]) {
        // A mild belief that posts follow their payment soon, worth ten payments.
        let prior: [Double] = [0.6, 1.2, 2.4, 1.9, 1.4, 1, 0.7, 0.5, 0.3]
        let even: [Double] = [0.5, 0.4, 1, 1, 1, 1, 1.2, 1.7, 2.2]
        let (paidTotal, otherTotal) = (paid.reduce(10, +), other.reduce(10, +))
        for bin in prior.indices {
            let ratio = ((paid[bin] + prior[bin]) / paidTotal) / ((other[bin] + even[bin]) / otherTotal)
            factors[bin] = max(Self.least, min(Self.most, ratio))
        }
    }

    static func bin(_ gap: Int) -> Int { limits.firstIndex { gap <= $0 } ?? limits.count }
    func factor(bin: Int) -> Double { factors[bin] }
    func bits(_ gap: Int) -> Double { factor(bin: Self.bin(gap)).bits }
}
