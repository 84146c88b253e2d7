import LedgerStore
import PipelineModel

/// What was read of one drop: its records of one kind, what was not used, and a summary.
struct DropReading {
    var summary = DropSummary()
    var entries: [Entry] = []
    var accounts: [CreatorAccount] = []
    var contents: [Content] = []
    var disclosures: [Disclosure] = []
    var declarations: [Declaration] = []
    var adSpend: [AdSpend] = []
    var watchlist: [WatchlistEntry] = []
    var unused: [UnusedRecord] = []

    /// The share of records that were rejected, 0…1; blank lines do not count.
    var rejectRate: Double {
        let counts = summary.counts
        let records = counts.records - counts.blank
        return records == 0 ? 0 : Double(counts.rejected) / Double(records)
    }
}
