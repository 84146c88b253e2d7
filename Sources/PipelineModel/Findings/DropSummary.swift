/// What `run.json` says of a drop, and what the store keeps of how it was read.
public struct DropSummary: Hashable, Sendable, Codable {
    /// A setting of the dialect or of a column's format, and where it comes from.
    public struct Setting: Hashable, Sendable, Codable {
        public var value: String
        /// `given` in pipeline.json, or `detected` from the data.
        public var origin: String

        public init(value: String, origin: String) {
            self.value = value
            self.origin = origin
        }
    }

    /// Record counts by fate; `records` is the sum of the others.
    public struct Counts: Hashable, Sendable, Codable {
        public var records = 0
        public var entries = 0
        public var repeats = 0
        public var excluded = 0
        public var rejected = 0
        public var blank = 0

        public init() {}

        public var balances: Bool { records == entries + repeats + excluded + rejected + blank }
    }

    public var dialect: [String: Setting] = [:]
    public var formats: [String: Setting] = [:]
    public var counts = Counts()
    /// Per reason of an exclusion rule, how many records it kept out.
    public var excludedByReason: [String: Int] = [:]
    /// Things that a reader should know and that cost no record, with how often they occurred.
    public var notes: [String: Int] = [:]
    /// Per currency and fate, sums as plain decimals; `read` is the sum of the others.
    public var controlTotals: [String: [String: String]] = [:]

    public init() {}
}
