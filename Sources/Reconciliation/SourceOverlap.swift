#if canImport(Glibc)
    internal import Glibc
#endif

/// How often entries of two sources witness the same transfers: the books of a payer and of its payee often, two banks with other clients never.
///
/// Where hardly any pair of two sources agrees in all respects, one that agrees in some only is chance. The counts are sums over pairs, so
/// their order does not matter.
struct SourceOverlap {
    /// The weight from which a pair counts as one that agrees in all respects.
    static let strong = 8.0
    /// How likely an entry of one source has a counterpart in another before any is seen, and how many entries that belief is worth.
    private static let expected = 0.05
    private static let strength = 20.0

    private var found: [UInt64: Double] = [:]
    private var sizes: [Int: Double] = [:]

    init(_ sides: [Side], _ matches: [Clustering.Match]) {
        for side in sides { sizes[side.source, default: 0] += 1 }
        for match in matches { found[key(sides[match.left].source, sides[match.right].source), default: 0] += 1 }
    }

    /// Bits against a pair of these sources where they hardly overlap; never for one.
    func bits(_ left: Int, _ right: Int) -> Double {
        let size = min(sizes[left] ?? 0, sizes[right] ?? 0)
        let share = ((found[key(left, right)] ?? 0) + Self.expected * Self.strength) / (size + Self.strength)
        return max(-6, min(0, log2(share / Self.expected)))
    }

    private func key(_ left: Int, _ right: Int) -> UInt64 { UInt64(min(left, right)) << 32 | UInt64(max(left, right)) }
}
