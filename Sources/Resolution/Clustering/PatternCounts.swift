/// How many pairs of tellings have each comparison pattern and sum of fixed weights: all that estimation asks of a run's names.
///
/// The counts are sums over pairs in integers: in whatever parts and order they are taken, they come to the same.
struct PatternCounts: Sendable {
    struct Key: Hashable, Sendable {
        var pattern: ComparisonPattern
        /// The sum of the fixed weights, in eighths of a bit.
        var eighths: Int32
    }

    private(set) var counts: [Key: Int] = [:]
    private(set) var total = 0

    mutating func add(_ pattern: ComparisonPattern, bits: Double, count: Int) {
        guard count > 0 else { return }
        counts[Key(pattern: pattern, eighths: Int32((bits * 8).rounded())), default: 0] += count
        total += count
    }

    mutating func add(_ other: PatternCounts) {
        counts.merge(other.counts, uniquingKeysWith: +)
        total += other.total
    }

    /// In an order that depends on nothing but the keys.
    var sorted: [(key: Key, count: Int)] {
        counts.map { (key: $0.key, count: $0.value) }
            .sorted { ($0.key.pattern.packed, $0.key.eighths) < ($1.key.pattern.packed, $1.key.eighths) }
    }
}
