/// What really happened in a world, as `truth.json` keeps it.
public struct Truth: Codable, Sendable {
    public struct Creator: Codable, Sendable {
        public var id: String
        /// `platform:name`
        public var handles: [String]
    }

    public struct Campaign: Codable, Sendable {
        public var id: String
        /// Hundredths of a euro that reached creators for it.
        public var euroMinor: Int64
    }

    public struct Transfer: Codable, Sendable {
        public var kind: String
        public var day: String
        public var minor: Int64
        public var currency: String
        /// Hundredths of a euro by the rate of the day.
        public var euroMinor: Int64
        public var creator: String?
        public var campaign: String?
        /// `platform:id` of the posts it bought.
        public var posts: [String]
        /// `file:line` of every record that witnesses it, the primary one first.
        public var witnesses: [String]
        /// `file:line` of the same records delivered again.
        public var repeats: [String]
        /// The same for transfers that were really made twice on a day: which record belongs to which can't be told.
        public var twin: Int?
    }

    public var seed: UInt64
    public var preset: String
    public var creators: [Creator]
    public var campaigns: [Campaign]
    public var transfers: [Transfer]
    /// `file:line` of records that no reader can read.
    public var broken: [String]
}
