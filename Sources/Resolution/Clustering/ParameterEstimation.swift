internal import PipelineModel

#if canImport(Glibc)
    internal import Glibc
#endif

/// Estimates, without labels, how often words of one party's names agree, sound alike, are slips, are left out (m), and how many tellings are of
/// one party: expectation maximisation over counts of comparison patterns (W. Winkler, *Using the EM Algorithm for Weight Computation in the
/// Fellegi-Sunter Model of Record Linkage*, 1988).
///
/// How often words agree by chance (u) is how often they stand in the run's names, and is not estimated again here. Two kinds of pairs teach:
/// names told of one account number or handle, which are of one party unless the account is shared, and all pairs of names that are alike.
/// The fixed weights count like ``priorWords`` words that were seen, so that a small run stays near them.
struct ParameterEstimation {
    static let priorWords = 400.0
    static let priorTellings = 200.0
    /// The change of the shares after so many rounds lies below the grid of the weights.
    static let rounds = 16
    /// Of two tellings of one account, before their names are compared: odds of 32 to 1 that they name one party, as if seen on so many pairs.
    static let boundBits = 5.0
    static let priorBoundPairs = 64.0
    /// How much likelier or less likely than usual (bits) two tellings may be of one party.
    static let mostPriorShift = 3.0

    /// The pairs of tellings of one account or handle.
    var bound = PatternCounts()
    /// The pairs of tellings that are alike.
    var alike = PatternCounts()
    var tellings = 0
    /// How many distinct names the tellings are of.
    var names: Int
    /// The odds (bits) that two tellings are of one party, before anything is learnt: one in ``names``.
    var prior: Double { -log2(Double(max(2, names))) }

    struct Estimate: Sendable, Equatable {
        var shares: LevelShares
        /// What the odds of two names being one party are shifted by, in bits.
        var priorShift: Double
    }

    func estimate() -> Estimate {
        let standard = LevelShares.standard
        var estimate = Estimate(shares: standard, priorShift: 0)
        var boundOdds = Self.boundBits
        // So many other tellings of its party does one have if two are of one party once in ``names``.
        let usualOthers = max(1, Double(tellings) / Double(max(1, names)))
        let boundCounts = bound.sorted
        let alikeCounts = alike.sorted
        for _ in 0..<Self.rounds {
            let shifts = estimate.shares.shifts
            var sums = Sums(shares: standard, words: Self.priorWords)
            let boundMatches = sums.add(boundCounts, shifts: shifts, odds: boundOdds)
            let alikeMatches = sums.add(alikeCounts, shifts: shifts, odds: prior + estimate.priorShift)
            estimate.shares = sums.shares
            let usual = Probability.fromBits(Self.boundBits) * Self.priorBoundPairs
            let share = (boundMatches + usual) / (Double(bound.total) + Self.priorBoundPairs)
            boundOdds = log2(share / (1 - share))
            let others = (2 * alikeMatches + Self.priorTellings * usualOthers) / (Double(tellings) + Self.priorTellings)
            let shift = min(Self.mostPriorShift, max(-Self.mostPriorShift, log2(others / usualOthers)))
            estimate.priorShift = (shift * LevelShares.grid).rounded() / LevelShares.grid
        }
        return estimate
    }

    /// The expected number of words at each level between tellings of one party.
    private struct Sums {
        var people: [Double]
        var companies: [Double]

        init(shares: LevelShares, words: Double) {
            people = shares.people.map { $0 * words }
            companies = shares.companies.map { $0 * words }
        }

        /// - Returns: how many of the pairs are expected to be of one party.
        mutating func add(_ counts: [(key: PatternCounts.Key, count: Int)], shifts: LevelShifts, odds: Double) -> Double {
            var matches = 0.0
            for (key, count) in counts {
                let weight = Double(count) * Probability.fromBits(odds + Double(key.eighths) / 8 + shifts.bits(key.pattern))
                matches += weight
                for level in TokenLevel.allCases.prefix(TokenLevel.estimated) {
                    let words = weight * Double(key.pattern.count(level))
                    if key.pattern.isCompany { companies[Int(level.rawValue)] += words } else { people[Int(level.rawValue)] += words }
                }
            }
            return matches
        }

        var shares: LevelShares {
            func shares(_ sums: [Double]) -> [Double] {
                let total = sums.reduce(0, +)
                return sums.map { $0 / total }
            }
            return LevelShares(people: shares(people), companies: shares(companies))
        }
    }
}
