public import PipelineModel

/// A record that may have been delivered before.
public protocol Deduplicable {
    var place: Place { get }
    /// Of the source and the record's id, or of its content where it has none.
    var identity: Fingerprint { get set }
    /// Of all that the record says.
    var content: Fingerprint { get }
    var hasTransaction: Bool { get }
}

extension Entry: Deduplicable {}
