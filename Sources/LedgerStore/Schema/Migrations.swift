internal import GRDB

/// The store's schema, as named steps that never change once shipped.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("evidence") { db in try db.execute(sql: evidence) }
        migrator.registerMigration("archives") { db in try db.execute(sql: archives) }
        migrator.registerMigration("change blocks") { db in try ChangeRows.moveToBlocks(db) }
        migrator.registerMigration("excluded transactions") { db in
            try db.execute(sql: excludedTransactions)
            try unseal(db)
        }
        return migrator
    }

    /// A store that has runs is another one after a step than the one that was sealed.
    static func unseal(_ db: Database) throws {
        if try !StoreReader(db).runs().isEmpty { try StoreReader.raiseGeneration(db) }
    }

    /// What tells the transaction of an excluded record, for the few that have one: fingerprints of its id and of its content.
    private static let excludedTransactions = """
        ALTER TABLE unused_record ADD COLUMN identity INTEGER;
        ALTER TABLE unused_record ADD COLUMN content INTEGER;
        """

    /// What files of archives were found to be when they were unpacked.
    private static let archives = """
        CREATE TABLE archive_member (
          archive TEXT NOT NULL,
          path TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          size INTEGER NOT NULL,
          PRIMARY KEY (archive, path)
        ) STRICT, WITHOUT ROWID;
        """

    /// Drops and their records. Texts and mentions are numbered over the whole store, in blocks that only grow.
    private static let evidence = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE "drop" (
          id INTEGER PRIMARY KEY,
          source TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          size INTEGER NOT NULL,
          reading TEXT NOT NULL,
          arrived TEXT NOT NULL,
          summary TEXT NOT NULL,
          UNIQUE (source, sha256, reading)
        ) STRICT;
        CREATE TABLE drop_name (
          "drop" INTEGER NOT NULL REFERENCES "drop" (id),
          name TEXT NOT NULL,
          PRIMARY KEY ("drop", name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE text_block (first INTEGER PRIMARY KEY, count INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
        CREATE TABLE mention_block (first INTEGER PRIMARY KEY, count INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
        CREATE TABLE record_block (
          "drop" INTEGER NOT NULL REFERENCES "drop" (id),
          kind TEXT NOT NULL,
          number INTEGER NOT NULL,
          count INTEGER NOT NULL,
          data BLOB NOT NULL,
          PRIMARY KEY ("drop", kind, number)
        ) STRICT;
        CREATE TABLE unused_record (
          "drop" INTEGER NOT NULL REFERENCES "drop" (id),
          line INTEGER NOT NULL,
          offset INTEGER NOT NULL,
          length INTEGER NOT NULL,
          fate TEXT NOT NULL,
          field TEXT NOT NULL,
          value TEXT NOT NULL,
          reason TEXT NOT NULL,
          record TEXT NOT NULL,
          PRIMARY KEY ("drop", offset, line)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE entry_fate (
          "drop" INTEGER NOT NULL REFERENCES "drop" (id),
          number INTEGER NOT NULL,
          data BLOB NOT NULL,
          PRIMARY KEY ("drop", number)
        ) STRICT;
        CREATE TABLE run (
          id INTEGER PRIMARY KEY,
          key TEXT NOT NULL,
          version TEXT NOT NULL,
          finished TEXT NOT NULL,
          published INTEGER NOT NULL,
          summary TEXT NOT NULL
        ) STRICT;
        CREATE TABLE output (
          run INTEGER NOT NULL REFERENCES run (id),
          name TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          size INTEGER NOT NULL,
          PRIMARY KEY (run, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE contribution_block (
          run INTEGER NOT NULL REFERENCES run (id),
          number INTEGER NOT NULL,
          count INTEGER NOT NULL,
          data BLOB NOT NULL,
          PRIMARY KEY (run, number)
        ) STRICT;
        CREATE TABLE change (
          run INTEGER NOT NULL REFERENCES run (id),
          number INTEGER NOT NULL,
          campaign TEXT NOT NULL,
          currency TEXT NOT NULL,
          payment TEXT NOT NULL,
          change TEXT NOT NULL,
          before INTEGER,
          after INTEGER,
          grade_before TEXT,
          grade_after TEXT,
          because TEXT NOT NULL,
          PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        """
}
