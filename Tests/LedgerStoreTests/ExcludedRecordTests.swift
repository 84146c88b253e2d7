import Foundation
import GRDB
import PipelineModel
import Testing

@testable import LedgerStore

@Suite struct ExcludedRecordTests {
    private let drop = StoredDrop(
        source: "bt", sha256: "ab", size: 3, reading: "r", arrived: "", summary: DropSummary(), names: ["a.csv"])
    private let key = ExcludedRecord.Key(identity: Fingerprint(rawValue: .max), content: Fingerprint(rawValue: 1))

    private func unused(_ fate: UnusedRecord.Fate, line: UInt32, key: ExcludedRecord.Key? = nil) -> UnusedRecord {
        let place = Place(drop: 0, line: line, offset: UInt64(line) * 10, length: 9)
        return UnusedRecord(fate: fate, reject: Reject(place: place, field: "", value: "", reason: "", record: ""), key: key)
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "payola-excluded-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder + "/store.sqlite")
    }

    @Test func theTransactionOfAnExcludedRecordComesBack() throws {
        try withFolder { path in
            let store = try LedgerStore(path: path)
            let id = try store.write { transaction in
                let id = try transaction.add(drop)
                try transaction.add(
                    [
                        unused(.rejected, line: 2), unused(.excluded, line: 3, key: key), unused(.excluded, line: 4),
                        unused(.blank, line: 5),
                    ], toDrop: id)
                return id
            }
            let (excluded, rejects, all) = try store.read {
                (
                    try $0.excludedRecords(ofDrop: id, index: 7), try $0.rejects(ofDrop: id, index: 7),
                    try $0.unusedRecords(ofDrop: id, index: 7)
                )
            }
            #expect(excluded.map(\.key) == [key] && excluded.map(\.place) == [Place(drop: 7, line: 3, offset: 30, length: 9)])
            #expect(rejects.map(\.place.line) == [2])
            #expect(all.map(\.fate) == [.rejected, .excluded, .excluded, .blank] && all.map(\.key) == [nil, key, nil, nil])
        }
    }

    /// A store of a program that kept no transaction of what it excluded.
    @Test func storesOfBeforeOpen() throws {
        try withFolder { path in
            let queue = try DatabaseQueue(path: path)
            try Migrations.migrator.migrate(queue, upTo: "change blocks")
            try queue.write { db in
                try db.execute(sql: "INSERT INTO \"drop\" VALUES (1, 'bt', 'ab', 3, 'r', '', '{}')")
                try db.execute(sql: "INSERT INTO unused_record VALUES (1, 2, 20, 9, 'excluded', '', '', '', '')")
                try db.execute(sql: "INSERT INTO run (key, version, finished, published, summary) VALUES ('a', '1', '', 1, '')")
            }
            try queue.close()
            try StoreSeal(generation: 0, sha256: StoreSeal.sha256(ofStore: path)).write(besideStore: path)
            let store = try LedgerStore(path: path)
            let (excluded, all) = try store.read {
                (try $0.excludedRecords(ofDrop: 1, index: 0), try $0.unusedRecords(ofDrop: 1, index: 0))
            }
            #expect(excluded.isEmpty && all.map(\.fate) == [.excluded] && all[0].key == nil)
            // An upgrade is no tampering.
            #expect(LedgerStore.sealState(ofStore: path) == .unsealed)
            try store.seal()
            #expect(LedgerStore.sealState(ofStore: path) == .whole)
        }
    }
}
