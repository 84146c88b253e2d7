import Foundation
import GRDB
import PipelineModel
import Testing

@testable import LedgerStore

@Suite struct ChangeRowsTests {
    /// Changes of every kind, more than fit one block.
    private let changes = (0..<9_000).map { number -> Change in
        let (isNew, isGone) = (number % 4 == 0, number % 4 == 1)
        let before: Int64? = isNew ? nil : Int64(number) - 4_000
        let after: Int64? = isGone ? nil : Int64.max - Int64(number)
        return Change(
            key: .init(payment: "p-\(number)", campaign: "c\(number % 3)", currency: number % 2 == 0 ? "EUR" : "RON"),
            kind: Change.Kind.allCases[number % 4], before: before, after: after,
            gradeBefore: isNew ? nil : Grade.allCases[number % 3], gradeAfter: isGone ? nil : Grade.allCases[(number + 1) % 3],
            because: "drop \(number % 7), „ș”")
    }

    private func folder() throws -> String {
        let folder = NSTemporaryDirectory() + "payola-changes-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test func changesComeBackAsTheyWereFromWhereverTheyAreAskedFor() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try LedgerStore(path: folder + "/store.sqlite")
        let id = try store.write { try $0.add(run, changes: changes, contributions: []) }
        let (all, count, none) = try store.read {
            (try $0.changes(ofRun: id), try $0.changeCount(ofRun: id), try $0.changes(ofRun: id + 1))
        }
        #expect(all == changes && count == changes.count && none.isEmpty)
        for (start, limit) in [(0, 50), (4_090, 20), (8_190, 5_000), (8_999, 1), (9_000, 1), (20_000, 50), (5, -1), (0, 0)] {
            let end = limit < 0 ? changes.count : min(changes.count, start + limit)
            let found = try store.read { try $0.changes(ofRun: id, from: start, limit: limit) }
            #expect(found == Array(changes[min(start, end)..<end]))
        }
    }

    /// A store of a program that kept a row per change.
    @Test func rowsOfBeforeBecomeBlocks() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/store.sqlite"
        let queue = try DatabaseQueue(path: path)
        try Migrations.migrator.migrate(queue, upTo: "archives")
        try queue.write { db in
            for (id, key) in [(1, "a"), (2, "b")] {
                try db.execute(
                    sql: "INSERT INTO run (id, key, version, finished, published, summary) VALUES (?, ?, '1', '', 1, '')",
                    arguments: [id, key])
            }
            for (number, change) in changes.enumerated() {
                // The first run's are all but the last ten.
                let isFirst = number < changes.count - 10
                try db.execute(
                    sql: "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        isFirst ? 1 : 2, isFirst ? number : number - (changes.count - 10), change.key.campaign, change.key.currency,
                        change.key.payment, change.kind.rawValue, change.before, change.after, change.gradeBefore?.rawValue,
                        change.gradeAfter?.rawValue, change.because,
                    ])
            }
        }
        try queue.close()
        let store = try LedgerStore(path: path)
        try store.seal()
        let (first, second) = try store.read { (try $0.changes(ofRun: 1), try $0.changes(ofRun: 2)) }
        #expect(first == Array(changes.dropLast(10)) && second == Array(changes.suffix(10)))
        #expect(try store.read { try $0.integrityFaults().isEmpty })
        #expect(LedgerStore.sealState(ofStore: path) == .whole)
    }

    /// An upgrade is no tampering.
    @Test func aSealedStoreThatIsMovedToBlocksIsNotBroken() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/store.sqlite"
        let queue = try DatabaseQueue(path: path)
        try Migrations.migrator.migrate(queue, upTo: "archives")
        try queue.write { try $0.execute(sql: "INSERT INTO run (key, version, finished, published, summary) VALUES ('a', '1', '', 1, '')") }
        try queue.close()
        try StoreSeal(generation: 0, sha256: StoreSeal.sha256(ofStore: path)).write(besideStore: path)
        #expect(LedgerStore.sealState(ofStore: path) == .whole)
        let store = try LedgerStore(path: path)
        #expect(LedgerStore.sealState(ofStore: path) == .unsealed)
        try store.seal()
        #expect(LedgerStore.sealState(ofStore: path) == .whole)
    }

    private let run = StoredRun(key: "k", version: "1", finished: "", isPublished: false, summary: "")
}
