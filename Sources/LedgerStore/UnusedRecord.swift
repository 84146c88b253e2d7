public import PipelineModel

/// A record that is no entry, with its fate and the reason.
public struct UnusedRecord: Sendable {
    public enum Fate: String, Sendable { case rejected, excluded, blank }

    public var fate: Fate
    /// Place, field, value, reason and text; an excluded record gives the rule's reason.
    public var reject: Reject

    public init(fate: Fate, reject: Reject) {
        self.fate = fate
        self.reject = reject
    }
}
