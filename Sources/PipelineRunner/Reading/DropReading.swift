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
}
