import Extraction
import LedgerStore
import PipelineModel

/// Compares published files with the seals that the store keeps.
enum OutputSeals {
    /// Whether every output of `run` lies in `folder` as it was published.
    static func hold(in folder: String, for run: StoredRun, store: LedgerStore) throws -> Bool {
        try broken(in: folder, for: run, store: store).isEmpty
    }

    /// The names of outputs that are missing or changed.
    static func broken(in folder: String, for run: StoredRun, store: LedgerStore) throws -> [String] {
        try store.read { try $0.outputs(ofRun: run.id) }.filter { output in
            (try? DropHash.sha256(ofFile: folder + "/" + output.name).hex) != output.sha256
        }.map(\.name)
    }
}
