internal import Foundation
internal import GRDB
internal import PipelineModel

extension LedgerStore {
    /// Seals the store as it stands, where it is not sealed yet: moves all of it into its file, and writes the file's hash beside it.
    ///
    /// Where another program is reading the store, nothing is sealed, and the next run tries again.
    /// - Throws: ``Problem`` of kind `cannotWrite` where the seal cannot be written.
    public func seal() throws {
        let generation = try read { try $0.generation() }
        if let seal = StoreSeal(besideStore: path), seal.generation == generation { return }
        guard try checkpoint() else { return }
        do {
            try StoreSeal(generation: generation, sha256: StoreSeal.sha256(ofStore: path)).write(besideStore: path)
        } catch {
            throw Problem(
                .cannotWrite, file: StoreSeal.path(ofStore: path), "the store's seal cannot be written (\(error.localizedDescription))",
                remedy: "free space or make the folder writable; the next run seals the store")
        }
    }

    /// Compares a store's file with its seal. Call it before the store is opened, so that what is read is what lay there.
    public static func sealState(ofStore path: String) -> SealState {
        let log = (try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int) ?? 0
        guard log == 0, let seal = StoreSeal(besideStore: path), let found = try? StoreSeal.sha256(ofStore: path) else { return .unsealed }
        guard found != seal.sha256 else { return .whole }
        guard let generation = try? LedgerStore(path: path).read({ try $0.generation() }) else {
            return .broken(found: found, sealed: seal.sha256)
        }
        if generation == seal.generation { return .broken(found: found, sealed: seal.sha256) }
        return generation < seal.generation ? .older : .unsealed
    }
}

extension StoreReader {
    private static let generationKey = "generation"

    /// A number that every transaction which changes the store raises.
    func generation() throws -> Int64 {
        try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [Self.generationKey]).flatMap { Int64($0) } ?? 0
    }

    static func raiseGeneration(_ db: Database) throws {
        let next = try StoreReader(db).generation() + 1
        try db.execute(
            sql: "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            arguments: [generationKey, "\(next)"])
    }
}
