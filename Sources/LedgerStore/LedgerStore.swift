internal import Foundation
internal import GRDB
internal import PipelineModel

/// The evidence store: one SQLite file that keeps every drop, every record and every run. It forgets nothing.
///
/// Texts are kept once and numbered; records stand in blocks of some thousand, column by column, with their places in the drop. One
/// process writes at a time (``RunLock``); any number may read while it writes (WAL). A file that is new is written straight, with a rollback
/// journal, until it is sealed: nobody reads it before, and with a log all of it would be written twice.
public final class LedgerStore: Sendable {
    public let path: String
    private let queue: DatabaseQueue

    /// Opens the store, and makes it where it is missing.
    /// - Throws: ``Problem``: `cannotWrite` where the file cannot be made, `dataRefused` where it is no store or is damaged.
    public init(path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            let isNew = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
            // Blocks are large, and each page is written by a call of its own.
            try db.execute(sql: isNew ? "PRAGMA page_size = 32768" : "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
        }
        do {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try Migrations.migrator.migrate(queue)
        } catch {
            throw Self.problem(error, path: path)
        }
    }

    /// Everything is written by `body` or nothing is.
    /// - Throws: ``Problem``, or what `body` throws.
    public func write<Result>(_ body: (StoreTransaction) throws -> Result) throws -> Result {
        do {
            return try queue.write { db in
                let before = db.totalChangesCount
                let result = try body(StoreTransaction(db))
                if db.totalChangesCount != before { try StoreReader.raiseGeneration(db) }
                return result
            }
        } catch {
            throw Self.problem(error, path: path)
        }
    }

    /// - Throws: ``Problem`` of kind `dataRefused` where the store is damaged.
    public func read<Result>(_ body: (StoreReader) throws -> Result) throws -> Result {
        do {
            return try queue.read { try body(StoreReader($0)) }
        } catch {
            throw Self.problem(error, path: path)
        }
    }

    /// Moves what the log holds into the store's file, which is written with a log from then on.
    /// - Returns: false where another program's reading keeps the log in use.
    func checkpoint() throws -> Bool {
        do {
            return try queue.inDatabase { db in
                try db.execute(sql: "PRAGMA journal_mode = WAL")
                return try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)").map { ($0[0] as Int) == 0 } ?? false
            }
        } catch {
            throw Self.problem(error, path: path)
        }
    }

    private static func problem(_ error: any Error, path: String) -> any Error {
        switch error {
        case let error as DatabaseError:
            let detail = error.message ?? error.resultCode.description
            switch error.resultCode.primaryResultCode {
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
                return Problem(
                    .cannotWrite, file: path, "the store cannot be written (\(detail))",
                    remedy: "free space or name another file with --store")
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                return Problem(.busy, file: path, "another program holds the store", remedy: "wait for it to end, then run again")
            default:
                return Problem(
                    .dataRefused, file: path, "the store is damaged or is no store (\(detail))",
                    remedy: "restore it from a backup, or name another file with --store and run again over all drops")
            }
        case is StoreDamage:
            return Problem(
                .dataRefused, file: path, "the store is damaged",
                remedy: "restore it from a backup, or name another file with --store and run again over all drops")
        case let error as CocoaError:
            return Problem(
                .cannotWrite, file: path, "the store's folder cannot be made (\(error.localizedDescription))",
                remedy: "name another file with --store")
        default: return error
        }
    }
}
