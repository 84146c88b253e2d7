internal import PipelineModel

/// A reviewer's verdict on two parties, and whether it was taken.
struct DecidedPair: Sendable {
    /// Why a verdict was not taken, by the nodes of the run.
    enum Fault: Sendable {
        case unknown(String)
        /// With a node of each party.
        case several(String, [Int])
        case one, contradicted
    }

    var decision: Decision
    var fault: Fault?
}
