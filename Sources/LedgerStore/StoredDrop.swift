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

    /// The name that reports show: the first in natural order, whatever the order of arrival.
    public var name: String {
        names.min(by: NaturalOrder.precedes) ?? ""
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
