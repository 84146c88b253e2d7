import Foundation
import LedgerStore
import PipelineModel
import Testing

@Suite struct LedgerStoreTests {
    private func folder() throws -> String {
        let folder = NSTemporaryDirectory() + "payola-store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    private func entry(_ number: Int) -> Entry {
        Entry(
            place: Place(drop: 3, line: UInt32(number), offset: UInt64(number) << 30, length: 77),
            identity: Fingerprint(rawValue: .max - UInt64(number)),
            content: Fingerprint(rawValue: UInt64(number)), day: Day(number: Int32(number) - 5000), payer: MentionID(rawValue: 1),
            payee: MentionID(rawValue: UInt32(number)), amount: ExactDecimal(mantissa: -Int64(number), scale: 3),
            currency: TextID(rawValue: 9),
            executedAmount: ExactDecimal(mantissa: .max, scale: 18), executedCurrency: TextID(rawValue: .max), reference: .empty,
            platform: TextID(rawValue: 4), transaction: TransactionKey(rawValue: .max - 5))
    }

    @Test func entriesComeBackAsTheyWere() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try LedgerStore(path: folder + "/store.sqlite")
        let entries = (0..<10_000).map(entry)
        let id = try store.write { transaction in
            let drop = StoredDrop(
                source: "bank", sha256: "aa", size: 1, reading: "r", arrived: "", summary: DropSummary(), names: ["b", "a"])
            let id = try transaction.add(drop)
            try transaction.add(entries, toDrop: id)
            return id
        }
        let found = try store.read { try $0.entries(ofDrop: id, index: 3) }
        #expect(found.count == entries.count)
        for (left, right) in zip(found, entries) {
            #expect(left.place == right.place && left.identity == right.identity && left.content == right.content && left.day == right.day)
            #expect(left.amount == right.amount && left.amount.scale == right.amount.scale && left.executedAmount == right.executedAmount)
            #expect(left.payer == right.payer && left.payee == right.payee && left.executedCurrency == right.executedCurrency)
            #expect(left.reference == right.reference && left.platform == right.platform && left.transaction == right.transaction)
        }
        #expect(try store.read { try $0.drops().first?.names } == ["a", "b"])
    }

    @Test func failedWriteLeavesNothing() throws {
        struct Stop: Error {}
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try LedgerStore(path: folder + "/store.sqlite")
        #expect(throws: Stop.self) {
            try store.write { transaction in
                _ = try transaction.add(
                    StoredDrop(source: "s", sha256: "x", size: 0, reading: "", arrived: "", summary: DropSummary(), names: ["n"]))
                throw Stop()
            }
        }
        #expect(try store.read { try $0.drops().isEmpty })
    }

    @Test func tableIsNoStore() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("a,b\n1,2\n".utf8).write(to: URL(fileURLWithPath: folder + "/store.sqlite"))
        #expect(#expect(throws: Problem.self) { try LedgerStore(path: folder + "/store.sqlite") }?.kind == .dataRefused)
    }

    @Test func secondWriterIsToldWhoHoldsTheStore() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/store.sqlite"
        do {
            let lock = try RunLock(store: path)
            defer { withExtendedLifetime(lock) {} }
            let problem = #expect(throws: Problem.self) { _ = try RunLock(store: path) }
            #expect(problem?.kind == .busy)
            #expect(problem?.what.contains("process \(getpid())") == true)
        }
        #expect(throws: Never.self) { _ = try RunLock(store: path) }
    }

    @Test func copyIsNamedByItsHashAndOnlyWhole() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let evidence = EvidenceFolder(store: folder + "/store.sqlite")
        try Data("abc".utf8).write(to: URL(fileURLWithPath: folder + "/drop.csv"))
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        try evidence.keep(folder + "/drop.csv", sha256: abc)
        #expect(evidence.copies == [abc])
        #expect(FileManager.default.contents(atPath: evidence.file(abc)) == Data("abc".utf8))
        let other = String(abc.reversed())
        #expect(#expect(throws: Problem.self) { try evidence.keep(folder + "/drop.csv", sha256: other) }?.kind == .dataRefused)
        #expect(!evidence.holds(other))
        #expect(evidence.copies == [abc])
    }

    private func sealedStore(_ folder: String) throws -> String {
        let path = folder + "/store.sqlite"
        let store = try LedgerStore(path: path)
        #expect(LedgerStore.sealState(ofStore: path) == .unsealed)
        _ = try store.write { transaction in
            let id = try transaction.add(
                StoredDrop(source: "bank", sha256: "aa", size: 1, reading: "r", arrived: "", summary: DropSummary(), names: ["a"]))
            try transaction.add((0..<500).map(entry), toDrop: id)
        }
        try store.seal()
        return path
    }

    @Test func aChangedByteAnywhereBreaksTheSeal() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = try sealedStore(folder)
        #expect(LedgerStore.sealState(ofStore: path) == .whole)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for offset in stride(from: 100, to: whole.count, by: whole.count / 40) {
            var changed = whole
            changed[offset] ^= 1
            try changed.write(to: URL(fileURLWithPath: path))
            let state = LedgerStore.sealState(ofStore: path)
            #expect(state != .whole && state != .unsealed, "byte \(offset)")
        }
    }

    @Test func aStoreAheadOfItsSealIsUnsealedAndAnOlderOneIsNot() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = try sealedStore(folder)
        let old = try Data(contentsOf: URL(fileURLWithPath: path))
        do {
            let store = try LedgerStore(path: path)
            try store.write { try $0.addName("b", ofDrop: 1) }
        }
        #expect(LedgerStore.sealState(ofStore: path) == .unsealed)
        do {
            let store = try LedgerStore(path: path)
            try store.seal()
        }
        #expect(LedgerStore.sealState(ofStore: path) == .whole)
        try old.write(to: URL(fileURLWithPath: path))
        #expect(LedgerStore.sealState(ofStore: path) == .older)
    }
}
