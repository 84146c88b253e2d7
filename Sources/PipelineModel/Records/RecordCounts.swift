/// How many records of a drop (or a part of it) met which fate: `records` is always the sum of the others.
public struct RecordCounts: Hashable, Sendable {
    public var entries = 0
    public var repeats = 0
    public var rejected = 0
    public var blank = 0
    /// Per reason of an exclusion rule.
    public var excludedByReason: [String: Int] = [:]

    public init() {}

    public var excluded: Int { excludedByReason.values.reduce(0, +) }
    public var records: Int { entries + repeats + excluded + rejected + blank }

    public mutating func add(_ other: RecordCounts) {
        entries += other.entries
        repeats += other.repeats
        rejected += other.rejected
        blank += other.blank
        excludedByReason.merge(other.excludedByReason, uniquingKeysWith: +)
    }
}
