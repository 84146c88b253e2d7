import LedgerStore
import Normalisation
import PipelineModel

extension DropIntake {
    /// What was delivered, known and new.
    struct Result {
        var tables: EvidenceTables
        /// The active drops in order of precedence; a new one has the id 0 until it is stored.
        var active: [StoredDrop] = []
        var readings: [DropKey: DropReading] = [:]
        /// Names under which known drops were delivered again.
        var newNames: [(drop: Int64, name: String)] = []
        /// What was found in archives that had not been unpacked before.
        var members: [ArchiveMember] = []
        var knownTexts = 0
        var knownMentions = 0
        var warnings: [String] = []
        /// Files of archives that suit no source that asked for them.
        var leftOut: [RunManifest.LeftOut] = []

        /// Whether nothing has to be stored.
        var isEmpty: Bool { readings.isEmpty && newNames.isEmpty }
    }

    struct DropKey: Hashable {
        var source: String
        var sha256: String
    }
}

extension DropIntake.Result {
    /// Writes what is new but for the large part of it, and answers the active drops with their ids.
    ///
    /// - Returns: `blocks` are to be written in the same transaction; nothing that the stages do waits for them.
    func store(in transaction: StoreTransaction, workers: Workers) throws -> (active: [StoredDrop], blocks: Handover<EncodedBlocks>) {
        try transaction.add(members)
        for (drop, name) in newNames { try transaction.addName(name, ofDrop: drop) }
        var blocks = EncodedBlocks(workers: workers)
        blocks.append(textsOf: tables.texts, beyond: knownTexts)
        blocks.append(mentionsOf: tables.mentions, beyond: knownMentions)
        let active = try active.map { drop in
            guard let reading = readings[.init(source: drop.source, sha256: drop.sha256)] else { return drop }
            var drop = drop
            drop.id = try transaction.add(drop)
            blocks.append(reading.entries, toDrop: drop.id)
            try transaction.add(reading.accounts, toDrop: drop.id)
            try transaction.add(reading.contents, toDrop: drop.id)
            try transaction.add(reading.disclosures, toDrop: drop.id)
            try transaction.add(reading.declarations, toDrop: drop.id)
            try transaction.add(reading.adSpend, toDrop: drop.id)
            try transaction.add(reading.watchlist, toDrop: drop.id)
            try transaction.add(reading.unused, toDrop: drop.id)
            return drop
        }
        return (active, Handover(blocks))
    }
}
