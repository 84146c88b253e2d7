internal import Foundation
internal import GRDB
public import PipelineModel

/// Writes to the store inside one transaction.
public struct StoreTransaction {
    private let db: Database
    private static let blockSize = 4096

    init(_ db: Database) { self.db = db }

    /// Reads what this transaction sees, its own writes included.
    public var reader: StoreReader { StoreReader(db) }

    /// Keeps a drop and answers its id.
    public func add(_ drop: StoredDrop) throws -> Int64 {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let summary = String(decoding: try encoder.encode(drop.summary), as: UTF8.self)
        try db.execute(
            sql: "INSERT INTO \"drop\" (source, sha256, size, reading, arrived, summary) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [drop.source, drop.sha256, drop.size, drop.reading, drop.arrived, summary])
        let id = db.lastInsertedRowID
        for name in drop.names { try addName(name, ofDrop: id) }
        return id
    }

    /// Notes that a drop's bytes were delivered under this name too.
    public func addName(_ name: String, ofDrop id: Int64) throws {
        try db.execute(sql: "INSERT OR IGNORE INTO drop_name (\"drop\", name) VALUES (?, ?)", arguments: [id, name])
    }

    /// Notes what files of archives were found to be.
    public func add(_ members: [ArchiveMember]) throws {
        for member in members {
            try db.execute(
                sql: "INSERT OR IGNORE INTO archive_member (archive, path, sha256, size) VALUES (?, ?, ?, ?)",
                arguments: [member.archive, member.path, member.sha256, member.size])
        }
    }

    public func add(_ entries: [Entry], toDrop id: Int64) throws { try addRecords(entries, toDrop: id) }
    public func add(_ accounts: [CreatorAccount], toDrop id: Int64) throws { try addRecords(accounts, toDrop: id) }
    public func add(_ contents: [Content], toDrop id: Int64) throws { try addRecords(contents, toDrop: id) }
    public func add(_ disclosures: [Disclosure], toDrop id: Int64) throws { try addRecords(disclosures, toDrop: id) }
    public func add(_ declarations: [Declaration], toDrop id: Int64) throws { try addRecords(declarations, toDrop: id) }
    public func add(_ adSpend: [AdSpend], toDrop id: Int64) throws { try addRecords(adSpend, toDrop: id) }
    public func add(_ watchlist: [WatchlistEntry], toDrop id: Int64) throws { try addRecords(watchlist, toDrop: id) }

    private func addRecords<Kind: BlockCodable & Sendable>(_ records: [Kind], toDrop id: Int64) throws {
        var blocks = EncodedBlocks()
        blocks.append(records: records, toDrop: id)
        try add(blocks)
    }

    /// Keeps what was encoded already.
    public func add(_ blocks: EncodedBlocks) throws {
        let texts = try db.makeStatement(sql: "INSERT INTO text_block (first, count, data) VALUES (?, ?, ?)")
        let mentions = try db.makeStatement(sql: "INSERT INTO mention_block (first, count, data) VALUES (?, ?, ?)")
        let records = try db.makeStatement(sql: "INSERT INTO record_block (\"drop\", kind, number, count, data) VALUES (?, ?, ?, ?, ?)")
        for block in blocks.blocks {
            switch block.table {
            case .texts(let first): try texts.execute(arguments: [first, block.count, block.data])
            case .mentions(let first): try mentions.execute(arguments: [first, block.count, block.data])
            case .records(let drop, let kind, let number): try records.execute(arguments: [drop, kind, number, block.count, block.data])
            }
        }
    }

    public func add(_ unused: [UnusedRecord], toDrop id: Int64) throws {
        let statement = try db.makeStatement(
            sql: """
                INSERT INTO unused_record ("drop", line, offset, length, fate, field, value, reason, record, identity, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for record in unused {
            let reject = record.reject
            try statement.execute(arguments: [
                id, Int64(reject.place.line), Int64(clamping: reject.place.offset), Int64(reject.place.length), record.fate.rawValue,
                reject.field, reject.value, reject.reason, reject.record, record.key.map { Int64(bitPattern: $0.identity.rawValue) },
                record.key.map { Int64(bitPattern: $0.content.rawValue) },
            ])
        }
    }

    /// Replaces what is known of a drop's entries' fates, in the order of the file.
    public func setFates(_ fates: [EntryFate], ofDrop id: Int64) throws {
        try db.execute(sql: "DELETE FROM entry_fate WHERE \"drop\" = ?", arguments: [id])
        for (number, block) in Self.blocks(of: 0..<fates.count).enumerated() {
            try db.execute(
                sql: "INSERT INTO entry_fate (\"drop\", number, data) VALUES (?, ?, ?)",
                arguments: [id, number, Data(fates[block].map(\.rawValue))])
        }
    }

    /// Keeps a run, not yet published, with its changes and its contributions, and answers its id. ``complete(run:summary:outputs:)`` belongs to it.
    public func add(_ run: StoredRun, changes: [Change], contributions: [PublishedContribution]) throws -> Int64 {
        try db.execute(
            sql: "INSERT INTO run (key, version, finished, published, summary) VALUES (?, ?, ?, 0, ?)",
            arguments: [run.key, run.version, run.finished, run.summary])
        let id = db.lastInsertedRowID
        for block in Self.blocks(of: 0..<changes.count) {
            try db.execute(
                sql: "INSERT INTO change_block (run, first, count, data) VALUES (?, ?, ?, ?)",
                arguments: [id, block.lowerBound, block.count, Data(Change.encode(changes[block]))])
        }
        for (number, block) in Self.blocks(of: 0..<contributions.count).enumerated() {
            try db.execute(
                sql: "INSERT INTO contribution_block (run, number, count, data) VALUES (?, ?, ?, ?)",
                arguments: [id, number, block.count, Data(PublishedContribution.encode(contributions[block]))])
        }
        return id
    }

    /// Keeps what is known of a run only once its outputs are written: its summary and their seals.
    public func complete(run id: Int64, summary: String, outputs: [StoredOutput]) throws {
        try db.execute(sql: "UPDATE run SET summary = ? WHERE id = ?", arguments: [summary, id])
        for output in outputs {
            try db.execute(
                sql: "INSERT INTO output (run, name, sha256, size) VALUES (?, ?, ?, ?)",
                arguments: [id, output.name, output.sha256, output.size])
        }
    }

    /// Notes that a run's outputs took their place; contributions of runs before it are no longer needed.
    public func setPublished(run id: Int64) throws {
        try db.execute(sql: "UPDATE run SET published = 1 WHERE id = ?", arguments: [id])
        try db.execute(sql: "DELETE FROM contribution_block WHERE run <> ?", arguments: [id])
    }

    private static func blocks(of range: Range<Int>) -> [Range<Int>] {
        stride(from: range.lowerBound, to: range.upperBound, by: blockSize).map { $0..<min($0 + blockSize, range.upperBound) }
    }
}
