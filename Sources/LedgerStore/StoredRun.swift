/// A run as the store keeps it.
public struct StoredRun: Sendable {
    public var id: Int64
    /// A hash of all that decides the outputs: configuration, drops, rates and decisions.
    public var key: String
    public var version: String
    /// ISO 8601 in UTC.
    public var finished: String
    /// Whether its outputs took the place of the ones before.
    public var isPublished: Bool
    /// The text of its `run.json`.
    public var summary: String

    public init(id: Int64 = 0, key: String, version: String, finished: String, isPublished: Bool, summary: String) {
        self.id = id
        self.key = key
        self.version = version
        self.finished = finished
        self.isPublished = isPublished
        self.summary = summary
    }
}
