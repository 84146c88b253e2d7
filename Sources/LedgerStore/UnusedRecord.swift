public import PipelineModel

/// A record that is no entry, with its fate and the reason.
public struct UnusedRecord: Sendable {
    public enum Fate: String, Sendable { case rejected, excluded, blank }

    public var fate: Fate
    /// Place, field, value, reason and text; an excluded record gives the rule's reason.
    public var reject: Reject
    /// Of an excluded record with a transaction id.
    public var key: ExcludedRecord.Key?

    public init(fate: Fate, reject: Reject, key: ExcludedRecord.Key? = nil) {
        self.fate = fate
        self.reject = reject
        self.key = key
    }
}
