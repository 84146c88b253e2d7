public import PipelineModel

/// A drop as the store keeps it.
public struct StoredDrop: Sendable {
    public var id: Int64
    /// The id of its source in `pipeline.json`.
    public var source: String
    public var sha256: String
    /// Bytes.
    public var size: Int64
    /// The hash of the settings by which it was read; other settings mean that it has to be read again.
    public var reading: String
    /// When it was taken in, ISO 8601 in UTC.
    public var arrived: String
    public var summary: DropSummary
    /// Every name under which these bytes were delivered, sorted.
    public var names: [String]

    /// The name that reports show, and that tells which drop corrects which: the shortest, and of these the first in natural order, whatever the order of
    /// arrival. A copy's name is the original's with something added (`Copy of X`, `X (1)`), so that a copy changes nothing.
    public var name: String {
        names.min { left, right in
            left.count == right.count ? NaturalOrder.precedes(left, right) : left.count < right.count
        } ?? ""
    }

    public init(
        id: Int64 = 0, source: String, sha256: String, size: Int64, reading: String, arrived: String, summary: DropSummary, names: [String]
    ) {
        self.id = id
        self.source = source
        self.sha256 = sha256
        self.size = size
        self.reading = reading
        self.arrived = arrived
        self.summary = summary
        self.names = names
    }
}
