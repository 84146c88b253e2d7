public import PipelineModel

/// Why a reviewer's verdict on two parties cannot be taken as it stands.
public struct DecisionFault: Sendable {
    public enum Reason: Sendable {
        /// No party has this id, name, account or handle.
        case unknown(String)
        /// These parties have this name or handle.
        case several(String, [PartyID])
        /// Both sides mean the same.
        case one
        /// Another verdict says the opposite.
        case contradicted
    }

    public var decision: Decision
    public var reason: Reason

    /// Whether the verdict changes nothing. One that keeps a name apart which several parties bear keeps each of them apart.
    public var isIdle: Bool {
        if case .several = reason { return decision.verdict == .same }
        return true
    }
}
