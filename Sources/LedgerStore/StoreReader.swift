internal import Foundation
internal import GRDB
public import PipelineModel

/// Reads from one state of the store.
public struct StoreReader {
    let db: Database

    init(_ db: Database) { self.db = db }

    /// All drops, in the order of arrival.
    public func drops() throws -> [StoredDrop] {
        var names: [Int64: [String]] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT \"drop\", name FROM drop_name ORDER BY 1, 2") {
            names[row[0], default: []].append(row[1])
        }
        return try Row.fetchAll(db, sql: "SELECT id, source, sha256, size, reading, arrived, summary FROM \"drop\" ORDER BY id").map {
            row in
            let text: String = row[6]
            guard let summary = try? JSONDecoder().decode(DropSummary.self, from: Data(text.utf8)) else { throw StoreDamage.badSummary }
            let id: Int64 = row[0]
            return StoredDrop(
                id: id, source: row[1], sha256: row[2], size: row[3], reading: row[4], arrived: row[5], summary: summary,
                names: names[id] ?? [])
        }
    }

    /// What is known of an archive's files, by their paths in it.
    ///
    /// - Parameter sha256: Of the archive's bytes.
    public func members(ofArchive sha256: String) throws -> [String: ArchiveMember] {
        let rows = try Row.fetchAll(db, sql: "SELECT path, sha256, size FROM archive_member WHERE archive = ?", arguments: [sha256])
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0[0], ArchiveMember(archive: sha256, path: $0[0], sha256: $0[1], size: $0[2])) })
    }

    public func texts() throws -> TextTable {
        // Room for all, so that the table does not grow on the way.
        let count = try Int.fetchOne(db, sql: "SELECT coalesce(sum(count), 0) FROM text_block") ?? 0
        var table = TextTable(minimumCapacity: count + count / 2)
        let blocks = try Row.fetchCursor(db, sql: "SELECT first, count, data FROM text_block ORDER BY first")
        while let row = try blocks.next() {
            guard row[0] == table.count else { throw StoreDamage.shortBlock }
            try table.append([UInt8](row[2] as Data), count: row[1])
        }
        return table
    }

    public func mentions() throws -> MentionTable {
        var table = MentionTable()
        let blocks = try Row.fetchCursor(db, sql: "SELECT first, count, data FROM mention_block ORDER BY first")
        while let row = try blocks.next() {
            guard row[0] == table.count else { throw StoreDamage.shortBlock }
            for mention in try Mention.decode([UInt8](row[2] as Data), count: row[1]) { _ = table.intern(mention) }
        }
        return table
    }

    /// A drop's entries in the order of the file; `index` becomes their places' drop.
    public func entries(ofDrop id: Int64, index: Int) throws -> [Entry] { try records(ofDrop: id, index: index) }
    /// The same, without a list of their own; ledgers are large.
    public func appendEntries(ofDrop id: Int64, index: Int, to entries: inout [Entry], workers: Workers) throws {
        try append(id, index, to: &entries, workers: workers)
    }

    /// How many entries stand in a drop's blocks.
    public func entryCount(ofDrop id: Int64) throws -> Int { try count(ofDrop: id, kind: Entry.blockKind) }

    public func accounts(ofDrop id: Int64, index: Int, workers: Workers = Workers(1)) throws -> [CreatorAccount] {
        try records(ofDrop: id, index: index, workers: workers)
    }
    public func contents(ofDrop id: Int64, index: Int, workers: Workers = Workers(1)) throws -> [Content] {
        try records(ofDrop: id, index: index, workers: workers)
    }
    public func disclosures(ofDrop id: Int64, index: Int, workers: Workers = Workers(1)) throws -> [Disclosure] {
        try records(ofDrop: id, index: index, workers: workers)
    }
    public func declarations(ofDrop id: Int64, index: Int) throws -> [Declaration] { try records(ofDrop: id, index: index) }
    public func adSpend(ofDrop id: Int64, index: Int) throws -> [AdSpend] { try records(ofDrop: id, index: index) }
    public func watchlist(ofDrop id: Int64, index: Int) throws -> [WatchlistEntry] { try records(ofDrop: id, index: index) }

    private func records<Kind: BlockCodable & Sendable>(ofDrop id: Int64, index: Int, workers: Workers = Workers(1)) throws -> [Kind] {
        var records: [Kind] = []
        try append(id, index, to: &records, workers: workers)
        return records
    }

    private func count(ofDrop id: Int64, kind: String) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT coalesce(sum(count), 0) FROM record_block WHERE \"drop\" = ? AND kind = ?", arguments: [id, kind]) ?? 0
    }

    /// Blocks are fetched a few dozen at a time, so that what is not decoded yet stays small, and decoded by all workers while the next are
    /// fetched.
    private func append<Kind: BlockCodable & Sendable>(
        _ id: Int64, _ index: Int, to records: inout [Kind], workers: Workers = Workers(1)
    ) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT count, data FROM record_block WHERE \"drop\" = ? AND kind = ? ORDER BY number",
            arguments: [id, Kind.blockKind])
        func next() throws -> [(count: Int, bytes: [UInt8])] {
            var blocks: [(count: Int, bytes: [UInt8])] = []
            while blocks.count < workers.count * Self.blocksAhead, let row = try rows.next() {
                blocks.append((row[0], [UInt8](row[1] as Data)))
            }
            return blocks
        }
        let all = records.count + (try count(ofDrop: id, kind: Kind.blockKind))
        // Room for all at once; where drops come one after another, for as much again, so that they are not moved for each.
        if records.capacity < all { records.reserveCapacity(records.isEmpty ? all : max(all, records.count * 2)) }
        var fetched = try next()
        while !fetched.isEmpty {
            let blocks = fetched
            let (lists, more) = try workers.together(
                { try workers.map(blocks.count) { try Kind.decode(blocks[$0].bytes, count: blocks[$0].count, drop: UInt32(index)) } }, next)
            workers.append(lists, to: &records, partSize: Self.partSize)
            fetched = more
        }
    }

    private static let blocksAhead = 8
    /// So many records are moved to their places at a time.
    private static let partSize = 8192

    /// How many records of a drop stand in blocks: all that were read into something.
    public func recordCount(ofDrop id: Int64) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT coalesce(sum(count), 0) FROM record_block WHERE \"drop\" = ?", arguments: [id]) ?? 0
    }

    /// A drop's rejected, excluded and blank records.
    public func unusedRecords(ofDrop id: Int64, index: Int) throws -> [UnusedRecord] {
        try unusedRecords("\"drop\" = ?", [id], index)
    }

    /// A drop's rejected records.
    public func rejects(ofDrop id: Int64, index: Int) throws -> [Reject] {
        try unusedRecords("\"drop\" = ? AND fate = ?", [id, UnusedRecord.Fate.rejected.rawValue], index).map(\.reject)
    }

    /// A drop's excluded records that have a transaction id.
    public func excludedRecords(ofDrop id: Int64, index: Int) throws -> [ExcludedRecord] {
        try unusedRecords("\"drop\" = ? AND identity IS NOT NULL", [id], index).compactMap { unused in
            unused.key.map { ExcludedRecord(place: unused.reject.place, key: $0) }
        }
    }

    private func unusedRecords(_ condition: String, _ arguments: StatementArguments, _ index: Int) throws -> [UnusedRecord] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT line, offset, length, fate, field, value, reason, record, identity, content FROM unused_record
                WHERE \(condition) ORDER BY offset, line
                """,
            arguments: arguments)
        return try rows.map { row in
            guard let fate = UnusedRecord.Fate(rawValue: row[3]), let line = UInt32(exactly: row[0] as Int64),
                let offset = UInt64(exactly: row[1] as Int64), let length = UInt32(exactly: row[2] as Int64)
            else { throw StoreDamage.shortBlock }
            let place = Place(drop: UInt32(index), line: line, offset: offset, length: length)
            var key: ExcludedRecord.Key?
            if let identity = row[8] as Int64?, let content = row[9] as Int64? {
                key = ExcludedRecord.Key(
                    identity: Fingerprint(rawValue: UInt64(bitPattern: identity)),
                    content: Fingerprint(rawValue: UInt64(bitPattern: content)))
            }
            return UnusedRecord(
                fate: fate, reject: Reject(place: place, field: row[4], value: row[5], reason: row[6], record: row[7]), key: key)
        }
    }

    /// All runs, oldest first.
    public func runs() throws -> [StoredRun] {
        try Row.fetchAll(db, sql: "SELECT id, key, version, finished, published, summary FROM run ORDER BY id").map { row in
            StoredRun(id: row[0], key: row[1], version: row[2], finished: row[3], isPublished: row[4], summary: row[5])
        }
    }

    /// The last published run's number and key, nil before the first.
    public func lastPublished() throws -> (id: Int64, key: String)? {
        try Row.fetchOne(db, sql: "SELECT id, key FROM run WHERE published = 1 ORDER BY id DESC LIMIT 1").map { ($0[0], $0[1]) }
    }

    public func outputs(ofRun id: Int64) throws -> [StoredOutput] {
        try Row.fetchAll(db, sql: "SELECT name, sha256, size FROM output WHERE run = ? ORDER BY name", arguments: [id])
            .map { StoredOutput(name: $0[0], sha256: $0[1], size: $0[2]) }
    }

    /// Every file that a run wrote, published or not.
    public func outputs() throws -> [StoredOutput] {
        try Row.fetchAll(db, sql: "SELECT DISTINCT name, sha256, size FROM output")
            .map { StoredOutput(name: $0[0], sha256: $0[1], size: $0[2]) }
    }

    /// - Parameters:
    ///   - start: How many to leave out at the start.
    ///   - limit: At most how many; -1 is all.
    public func changes(ofRun id: Int64, from start: Int = 0, limit: Int = -1) throws -> [Change] {
        let end = limit < 0 ? Int.max : start + limit
        let rows = try Row.fetchAll(
            db, sql: "SELECT first, count, data FROM change_block WHERE run = ? AND first < ? AND first + count > ? ORDER BY first",
            arguments: [id, end, start])
        return try rows.flatMap { row in
            let (first, count) = (row[0] as Int, row[1] as Int)
            let changes = try Change.decode([UInt8](row[2] as Data), count: count)
            return changes[max(0, start - first)..<min(count, end - first)]
        }
    }

    public func changeCount(ofRun id: Int64) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT coalesce(sum(count), 0) FROM change_block WHERE run = ?", arguments: [id]) ?? 0
    }

    /// What a published run said that each payment adds to each total. Only the last published run's are kept.
    public func contributions(ofRun id: Int64) throws -> [PublishedContribution] {
        var contributions: [PublishedContribution] = []
        let blocks = try Row.fetchCursor(
            db, sql: "SELECT count, data FROM contribution_block WHERE run = ? ORDER BY number", arguments: [id])
        while let row = try blocks.next() {
            contributions += try PublishedContribution.decode([UInt8](row[1] as Data), count: row[0])
        }
        return contributions
    }

    /// What SQLite itself finds wrong with the file; empty where it is sound.
    public func integrityFaults() throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    }
}
