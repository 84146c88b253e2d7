import LedgerStore
import Normalisation
import PipelineModel

/// All records of the active drops: those of new drops as they were just read, those of known drops as the store keeps them.
///
/// Passed on by `inout` and used up on the way, so that no list of millions is there twice.
struct EvidenceRecords {
    /// The texts and mentions that the records hold by their numbers.
    var texts: TextTable
    var mentions: MentionTable
    var entries: [Entry] = []
    var accounts: [CreatorAccount] = []
    var contents: [Content] = []
    var disclosures: [Disclosure] = []
    var declarations: [Declaration] = []
    var adSpend: [AdSpend] = []
    var watchlist: [WatchlistEntry] = []
    var rejects: [Reject] = []
    /// Those of ledgers that have a transaction id.
    var excluded: [ExcludedRecord] = []

    /// Loads what the store keeps.
    init(drops: [StoredDrop], store: StoreReader) throws {
        var nothingNew = DropIntake.Result(tables: EvidenceTables(texts: try store.texts(), mentions: try store.mentions()))
        try self.init(drops: drops, taking: &nothingNew, store: store)
    }

    /// - Parameter intake: Its tables and the new drops' records are taken out of it.
    init(drops: [StoredDrop], taking intake: inout DropIntake.Result, store: StoreReader, workers: Workers = Workers()) throws {
        texts = intake.tables.texts
        mentions = intake.tables.mentions
        intake.tables = EvidenceTables()
        guard drops.count < Place.mostDrops else {
            throw Problem(
                .dataRefused, "there are \(drops.count) drops, and a run takes in fewer than \(Place.mostDrops)",
                remedy: "put the rows of several files into one")
        }
        // Room for the entries of all drops at once, since moving millions takes a while.
        let counts = try drops.map { drop in
            try intake.readings[.init(source: drop.source, sha256: drop.sha256)]?.entries.count ?? store.entryCount(ofDrop: drop.id)
        }
        if counts.count(where: { $0 > 0 }) > 1 { entries.reserveCapacity(counts.reduce(0, +)) }
        for (index, drop) in drops.enumerated() {
            if let reading = intake.readings.removeValue(forKey: .init(source: drop.source, sha256: drop.sha256)) {
                take(reading, drop: UInt32(index))
                continue
            }
            try store.appendEntries(ofDrop: drop.id, index: index, to: &entries, workers: workers)
            accounts += try store.accounts(ofDrop: drop.id, index: index, workers: workers)
            contents += try store.contents(ofDrop: drop.id, index: index, workers: workers)
            disclosures += try store.disclosures(ofDrop: drop.id, index: index, workers: workers)
            declarations += try store.declarations(ofDrop: drop.id, index: index)
            adSpend += try store.adSpend(ofDrop: drop.id, index: index)
            watchlist += try store.watchlist(ofDrop: drop.id, index: index)
            rejects += try store.rejects(ofDrop: drop.id, index: index)
            excluded += try store.excludedRecords(ofDrop: drop.id, index: index)
        }
    }

    private mutating func take(_ reading: consuming DropReading, drop: UInt32) {
        Self.move(&reading.entries, to: &entries, drop: drop)
        Self.move(&reading.accounts, to: &accounts, drop: drop)
        Self.move(&reading.contents, to: &contents, drop: drop)
        Self.move(&reading.disclosures, to: &disclosures, drop: drop)
        Self.move(&reading.declarations, to: &declarations, drop: drop)
        Self.move(&reading.adSpend, to: &adSpend, drop: drop)
        Self.move(&reading.watchlist, to: &watchlist, drop: drop)
        for unused in reading.unused {
            var reject = unused.reject
            reject.place.drop = drop
            if unused.fate == .rejected { rejects.append(reject) }
            if let key = unused.key { excluded.append(ExcludedRecord(place: reject.place, key: key)) }
        }
    }

    private static func move<Item: Placed>(_ items: inout [Item], to all: inout [Item], drop: UInt32) {
        let start = all.count
        if start == 0, all.capacity < items.count { swap(&all, &items) } else { all += items }
        items = []
        if drop != 0 { for index in start..<all.count { all[index].place.drop = drop } }
    }
}
