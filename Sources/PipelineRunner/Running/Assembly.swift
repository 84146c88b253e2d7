import Linking
import PipelineModel
import Resolution

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
    /// Listed sponsors that are nobody's name, or of more than one.
    var unsettledSponsors: [UnsettledSponsor]
    /// Finds payments by their ids, those of their single entries included.
    var paymentIndex: PaymentIndex
    /// Resolves every id that a party ever had.
    var resolution: Resolution
    /// By the place of an entry that stands, the records that it stands for: corrected ones always, repeats where they were asked for.
    var retellings: [Place: [RecordSettlement.Retelling]]
}
