internal import PipelineModel

#if canImport(Glibc)
    internal import Glibc
#endif

/// How often entries of two sources witness the same transfers: the books of a payer and of its payee often, two banks with other clients never.
///
/// Where two sources agree no more often than one agrees with itself, in entries that can't be one transfer, it is chance: who pays the same
/// to the same within days does so in whatever bank. The counts are sums over pairs, so their order does not matter.
struct SourceOverlap {
    /// The weight from which a pair counts as one that agrees in all respects.
    static let strong = 8.0
    /// How likely an entry of one source has a counterpart in another before any is seen, and how many entries that belief is worth.
    private static let expected = 0.05
    private static let strength = 4.0
    private static let least = -10.0
    /// More equal payments than this before another, within days, are a series, and no coincidence.
    private static let most = 8

    private var found: [UInt64: Double] = [:]
    private var sizes: [Int: Double] = [:]
    /// How likely two entries of different transfers agree in parties and amount, within days.
    private var chance = 0.0

    init(_ sides: [Side], _ matches: [Clustering.Match], _ scene: Scene, days: Int) {
        for side in sides { sizes[side.source, default: 0] += 1 }
        for match in matches { found[key(sides[match.left].source, sides[match.right].source), default: 0] += 1 }
        let pairs = sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        if pairs > 0 { chance = Double(Self.coincidences(sides, scene, days: days)) / pairs }
    }

    /// How many pairs of entries of one source, which are never one transfer, agree in parties and amount.
    private static func coincidences(_ sides: [Side], _ scene: Scene, days: Int) -> Int {
        struct Key: Hashable {
            var payer: PartyID
            var payee: PartyID
            var amount: ExactDecimal
            var currency: TextID
            var source: Int
        }
        var groups: [Key: [Int32]] = [:]
        for side in sides where side.payer.given && side.payee.given {
            let entry = scene.entries[side.entry]
            let key = Key(
                payer: side.payer.party, payee: side.payee.party, amount: entry.amount, currency: entry.currency, source: side.source)
            groups[key, default: []].append(side.day)
        }
        var count = 0
        // Sides are sorted by day.
        for group in groups.values where group.count > 1 {
            let before = group.indices.map { index in
                group[max(0, index - most - 1)..<index].count { group[index] - $0 <= Int32(days) }
            }
            if before.allSatisfy({ $0 <= most }) { count += before.reduce(0, +) }
        }
        return count
    }

    /// Bits against a pair of these sources where they hardly overlap; never for one.
    func bits(_ left: Int, _ right: Int) -> Double {
        let (a, b) = (sizes[left] ?? 0, sizes[right] ?? 0)
        // Chance has a spread of its own.
        let expected = chance * a * b
        let overlap = max(0, (found[key(left, right)] ?? 0) - expected - 2 * expected.squareRoot())
        let share = (overlap + Self.expected * Self.strength) / (min(a, b) + Self.strength)
        return max(Self.least, min(0, log2(share / Self.expected)))
    }

    private func key(_ left: Int, _ right: Int) -> UInt64 { UInt64(min(left, right)) << 32 | UInt64(max(left, right)) }
}
