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
    /// Entries of which no payment is left.
    var withdrawals: [RecordSettlement.Withdrawal]
    /// Per campaign the indices of its content, ascending.
    var campaignContent: [[Int]]

    /// The payment that rests on the record at `place`, or on the one that stands for it.
    func payment(restingOn place: Place) -> Int? {
        let stands = record(standingFor: place)
        guard let entry = findings.entryPlaces.firstIndex(of: stands) else { return nil }
        return findings.payments.firstIndex { $0.entries.contains(entry) }
    }

    /// Where the record stands that the one at `place` is told by; `place` itself where none is.
    func record(standingFor place: Place) -> Place {
        retellings.first { $0.value.contains { $0.place == place } }?.key ?? place
    }
}
