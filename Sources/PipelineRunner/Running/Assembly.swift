import Linking
import PipelineModel

/// The findings of a run, and what became of every record on the way.
struct Assembly {
    var findings: Findings
    /// Per drop, the fates of its entries in the order of the file.
    var fates: [[EntryFate]]
    /// Per drop, its summary with repeats told from entries.
    var summaries: [DropSummary]
    var rejects: [Reject]
    /// Verdicts that fit nothing.
    var unmatchedDecisions: [Decision]
    /// Ids of payments, those of their single entries included, to payments.
    var aliases: [String: Int]
}
