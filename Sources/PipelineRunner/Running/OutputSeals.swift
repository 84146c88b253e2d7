import LedgerStore
import PipelineModel

/// Compares published files with the seals that the store keeps.
enum OutputSeals {
    /// Whether every output of `run` lies in `folder` as it was published.
    ///
    /// - Parameter hashes: What was hashed before; a file that changed since, or is not among them, is hashed.
    static func hold(in folder: String, for run: StoredRun, store: LedgerStore, hashes: FileHashes = .none) throws -> Bool {
        try broken(in: folder, for: run, store: store, hashes: hashes).isEmpty
    }

    /// The names of outputs that are missing or changed.
    static func broken(in folder: String, for run: StoredRun, store: LedgerStore, hashes: FileHashes = .none) throws -> [String] {
        try store.read { try $0.outputs(ofRun: run.id) }.filter { output in
            (try? hashes.sha256(ofFile: folder + "/" + output.name).hex) != output.sha256
        }.map(\.name)
    }
}
