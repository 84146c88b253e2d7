import PipelineModel
import TestSupport
import Testing

@testable import Resolution

@Suite struct ParameterEstimationTests {
    static func pattern(_ levels: [TokenLevel], isCompany: Bool = false) -> ComparisonPattern {
        ComparisonPattern(levels.map { NamePiece(level: $0, left: 0..<1, right: 0..<1, bits: 0) }, isCompany: isCompany)
    }

    /// Draws pairs of names of two words: of one party they agree by `shares`, of two they agree rarely and by chance.
    static func drawn(_ shares: [TokenLevel: Double], matches: Int, others: Int, seed: UInt64) -> PatternCounts {
        var generator = SeededGenerator(state: seed)
        var counts = PatternCounts()
        func level() -> TokenLevel {
            var rest = Double.random(in: 0..<1, using: &generator)
            for (level, share) in shares.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                rest -= share
                if rest < 0 { return level }
            }
            return .exact
        }
        // Each word that agrees is one that one name in two thousand has.
        for _ in 0..<matches {
            let levels = [level(), level()]
            counts.add(pattern(levels), bits: levels.reduce(0) { $0 + ($1 == .initial ? 3 : 11) }, count: 1)
        }
        for _ in 0..<others {
            let second: TokenLevel = Int.random(in: 0..<8, using: &generator) == 0 ? .initial : .conflict
            counts.add(pattern([.exact, second]), bits: second == .initial ? 14 : -6, count: 1)
        }
        return counts
    }

    @Test("what names of one party differ by is found without labels", arguments: [1, 2] as [UInt64])
    func findsShares(seed: UInt64) {
        var estimation = ParameterEstimation(tellings: 4_000, names: 4_000)
        estimation.bound = Self.drawn([.exact: 0.7, .slip: 0.2, .sound: 0.1], matches: 20_000, others: 4_000, seed: seed)
        let shares = estimation.estimate().shares.people
        #expect(abs(shares[Int(TokenLevel.exact.rawValue)] - 0.7) < 0.03, "seed \(seed): \(shares)")
        #expect(abs(shares[Int(TokenLevel.slip.rawValue)] - 0.2) < 0.03, "seed \(seed): \(shares)")
        #expect(abs(shares[Int(TokenLevel.sound.rawValue)] - 0.1) < 0.03, "seed \(seed): \(shares)")
        #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    }

    @Test("pairs of strangers teach nothing: names of two parties that share an account are not taken for one's")
    func ignoresStrangers() {
        var estimation = ParameterEstimation(tellings: 4_000, names: 4_000)
        for (levels, count) in [([TokenLevel.exact, .exact], 5_000), ([.conflict, .conflict], 50_000), ([.conflict, .missing], 50_000)] {
            estimation.bound.add(Self.pattern(levels), bits: levels[0] == .exact ? 22 : -30, count: count)
        }
        let shares = estimation.estimate().shares.people
        #expect(shares[Int(TokenLevel.exact.rawValue)] > 0.95)
        #expect(shares[Int(TokenLevel.missing.rawValue)] < LevelShares.standard.people[Int(TokenLevel.missing.rawValue)])
    }

    @Test("without pairs the fixed weights hold")
    func priorAlone() {
        let estimate = ParameterEstimation(tellings: 0, names: 0).estimate()
        #expect(estimate.shares.shifts == .none)
        #expect(estimate.priorShift == 0)
    }

    @Test("ten mentions leave the weights near the fixed ones")
    func fewMentions() {
        var estimation = ParameterEstimation(tellings: 10, names: 8)
        estimation.bound.add(Self.pattern([.exact, .slip]), bits: 16, count: 3)
        estimation.bound.add(Self.pattern([.exact, .initial]), bits: 12, count: 2)
        let estimate = estimation.estimate()
        for shift in estimate.shares.shifts.people { #expect(abs(shift) < 0.5) }
        #expect(abs(estimate.priorShift) < 0.1)
    }

    @Test("counts taken in parts and in another order come to the same weights", arguments: [5, 6] as [UInt64])
    func additive(seed: UInt64) {
        let shares: [TokenLevel: Double] = [.exact: 0.8, .slip: 0.1, .initial: 0.1]
        let parts = (0..<4).map { Self.drawn(shares, matches: 500, others: 300, seed: seed + UInt64($0)) }
        var (forth, back) = (ParameterEstimation(tellings: 900, names: 500), ParameterEstimation(tellings: 900, names: 500))
        for part in parts { forth.alike.add(part) }
        for part in parts.reversed() { back.alike.add(part) }
        #expect(forth.estimate() == back.estimate(), "seed \(seed)")
    }

    @Test("a level weighs more where names of one party stand at it more often, within bounds")
    func shifts() {
        var shares = LevelShares.standard
        #expect(shares.shifts == .none)
        shares.people[Int(TokenLevel.slip.rawValue)] *= 2
        shares.people[Int(TokenLevel.cut.rawValue)] = 1e-12
        let shifts = shares.shifts
        #expect(shifts.bits(.slip, isCompany: false) == 1)
        #expect(shifts.bits(.slip, isCompany: true) == 0)
        #expect(shifts.bits(.cut, isCompany: false) == -LevelShares.mostShift)
        #expect(shifts.bits(Self.pattern([.slip, .slip, .exact])) == 2)
    }

    @Test("a pattern counts its words, as many as names can have")
    func patterns() {
        let pattern = Self.pattern(Array(repeating: .missing, count: 16) + Array(repeating: .unpaired, count: 32), isCompany: true)
        #expect(pattern.count(.missing) == 16)
        #expect(pattern.count(.unpaired) == 32)
        #expect(pattern.count(.exact) == 0)
        #expect(pattern.isCompany)
        #expect(!pattern.isWhole)
        #expect(Self.pattern([.exact, .slip]).isWhole)
        #expect(Self.pattern([.exact, .initial]).isAbridged)
        #expect(!Self.pattern([.initial, .initial]).isAbridged)
    }
}
