public import PipelineModel

/// The answer of ``NameComparator``: how likely two names mean one party, and why.
public struct NameVerdict: Sendable {
    public var probability: Double
    /// Whether the names are to be taken for one: more likely than not.
    public var same: Bool
    /// Every piece with its match weight in bits, the prior first.
    public var evidence: [Evidence]
}
