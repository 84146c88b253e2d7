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
    private var found: [UInt64: Double] = [:]
    private let sizes: [Int]
    /// How likely two entries of different transfers agree in parties and amount, within days.
    private var chance = 0.0

    /// - Parameters:
    ///   - sizes: By source, how many of its entries may have a twin.
    ///   - coincidences: How many pairs of entries of one source, which are never one transfer, agree in parties and amount within days.
    init(_ sides: [Side], _ matches: [Clustering.Match], sizes: [Int], coincidences: Int) {
        self.sizes = sizes
        for match in matches { found[key(sides[match.left].source, sides[match.right].source), default: 0] += 1 }
        let pairs = sizes.reduce(0.0) { $0 + Double($1) * (Double($1) - 1) / 2 }
        if pairs > 0 { chance = Double(coincidences) / pairs }
    }

    /// Bits against a pair of these sources where they hardly overlap; never for one.
    func bits(_ left: Int, _ right: Int) -> Double {
        let (a, b) = (Double(sizes[left]), Double(sizes[right]))
        // Chance has a spread of its own.
        let expected = chance * a * b
        let overlap = max(0, (found[key(left, right)] ?? 0) - expected - 2 * expected.squareRoot())
        let share = (overlap + Self.expected * Self.strength) / (min(a, b) + Self.strength)
        return max(Self.least, min(0, log2(share / Self.expected)))
    }

    private func key(_ left: Int, _ right: Int) -> UInt64 { UInt64(min(left, right)) << 32 | UInt64(max(left, right)) }
}
