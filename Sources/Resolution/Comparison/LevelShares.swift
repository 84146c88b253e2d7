#if canImport(Glibc)
    internal import Glibc
#endif

/// How often, between two tellings of one party, a word stands at each level (Fellegi and Sunter's m), for people and for firms.
///
/// The fixed weights of ``ComparisonWeights`` go with ``standard``; where a run's names show other shares, each level weighs more or less by the
/// logarithm of the ratio.
struct LevelShares: Sendable, Equatable {
    /// By level, those that are estimated; they add up to one.
    var people: [Double]
    var companies: [Double]

    /// What the fixed weights stand for.
    static let standard = LevelShares(
        people: [0.86, 0.02, 0.01, 0.035, 0.005, 0.005, 0.005, 0.02, 0.04],
        companies: [0.90, 0.01, 0.001, 0.025, 0.005, 0.009, 0.01, 0.005, 0.035])

    /// A level weighs at most so many bits more or less than by the fixed weights.
    static let mostShift = 2.5
    /// Weights are rounded to a 64th of a bit, so that the last place of a logarithm decides nothing.
    static let grid = 64.0

    /// What each level weighs more (bits) than by the fixed weights.
    var shifts: LevelShifts {
        func shifts(_ shares: [Double], _ standard: [Double]) -> [Double] {
            zip(shares, standard).map { share, usual in
                let bits = min(Self.mostShift, max(-Self.mostShift, log2(share / usual)))
                return (bits * Self.grid).rounded() / Self.grid
            }
        }
        return LevelShifts(people: shifts(people, Self.standard.people), companies: shifts(companies, Self.standard.companies))
    }
}
