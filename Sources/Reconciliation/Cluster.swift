internal import PipelineModel

/// Entries of different sources that witness one transfer.
struct Cluster {
    /// Indices into the entries, the one whose amount counts first.
    var entries: [Int]
    var agreement: Payment.Agreement
    var evidence: [Evidence]
}
