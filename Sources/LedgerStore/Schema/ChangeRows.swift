internal import Foundation
internal import GRDB
import PipelineModel

/// What runs moved, as stores of before kept it: a row per change.
enum ChangeRows {
    private static let blocks = """
        CREATE TABLE change_block (
          run INTEGER NOT NULL REFERENCES run (id),
          first INTEGER NOT NULL,
          count INTEGER NOT NULL,
          data BLOB NOT NULL,
          PRIMARY KEY (run, first)
        ) STRICT;
        """

    /// Makes the table of blocks, puts the rows into it and drops theirs.
    static func moveToBlocks(_ db: Database) throws {
        try db.execute(sql: blocks)
        try Migrations.unseal(db)
        for run in try Int64.fetchAll(db, sql: "SELECT DISTINCT run FROM change ORDER BY run") {
            var first = 0
            while true {
                let changes = try changes(db, ofRun: run, from: first)
                if changes.isEmpty { break }
                try db.execute(
                    sql: "INSERT INTO change_block (run, first, count, data) VALUES (?, ?, ?, ?)",
                    arguments: [run, first, changes.count, Data(Change.encode(changes[...]))])
                first += changes.count
            }
        }
        try db.execute(sql: "DROP TABLE change")
    }

    /// Rows are numbered from 0 without a gap.
    private static func changes(_ db: Database, ofRun run: Int64, from start: Int) throws -> [Change] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT campaign, currency, payment, change, before, after, because, grade_before, grade_after
                FROM change WHERE run = ? AND number >= ? ORDER BY number LIMIT 4096
                """,
            arguments: [run, start])
        return try rows.map { row in
            guard let kind = Change.Kind(rawValue: row[3]) else { throw StoreDamage.shortBlock }
            return Change(
                key: .init(payment: row[2], campaign: row[0], currency: row[1]), kind: kind, before: row[4], after: row[5],
                gradeBefore: (row[7] as String?).flatMap(Grade.init(rawValue:)),
                gradeAfter: (row[8] as String?).flatMap(Grade.init(rawValue:)),
                because: row[6])
        }
    }
}
