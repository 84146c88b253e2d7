import LedgerStore
import PipelineModel

/// All records of the active drops, as the store keeps them.
struct StoredRecords {
    var entries: [Entry] = []
    var accounts: [CreatorAccount] = []
    var contents: [Content] = []
    var disclosures: [Disclosure] = []
    var declarations: [Declaration] = []
    var adSpend: [AdSpend] = []
    var watchlist: [WatchlistEntry] = []
    var rejects: [Reject] = []

    init(drops: [StoredDrop], store: StoreReader) throws {
        for (index, drop) in drops.enumerated() {
            try store.appendEntries(ofDrop: drop.id, index: index, to: &entries)
            accounts += try store.accounts(ofDrop: drop.id, index: index)
            contents += try store.contents(ofDrop: drop.id, index: index)
            disclosures += try store.disclosures(ofDrop: drop.id, index: index)
            declarations += try store.declarations(ofDrop: drop.id, index: index)
            adSpend += try store.adSpend(ofDrop: drop.id, index: index)
            watchlist += try store.watchlist(ofDrop: drop.id, index: index)
            rejects += try store.unusedRecords(ofDrop: drop.id, index: index).filter { $0.fate == .rejected }.map(\.reject)
        }
    }
}
