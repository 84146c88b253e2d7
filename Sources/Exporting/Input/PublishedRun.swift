internal import Foundation
internal import Hashing
internal import PipelineModel

/// A run as it stands in its output folder: the CSV files of the contract that are there, and `run.json`.
public struct PublishedRun: Sendable {
    public let folder: String
    public let manifest: PublishedManifest
    let manifestBytes: Data
    private let tables: [String: PublishedTable]

    /// Opens the folder, and checks each file against the hash that `run.json` keeps of it.
    ///
    /// - Throws: ``Problem`` of kind `inputMissing` where no run was published there or a file of it is missing, `dataRefused` where a file
    ///   is damaged or was changed after it was published.
    public init(folder: String) throws {
        self.folder = folder
        (manifest, manifestBytes) = try PublishedManifest.read(folder: folder)
        let sealed = Dictionary((manifest.outputs ?? []).map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
        var tables: [String: PublishedTable] = [:]
        for definition in SheetDefinition.all {
            let file = folder + "/" + definition.file
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe) else {
                guard sealed[definition.file] == nil else {
                    throw Problem(
                        .inputMissing, file: file, "was published and is gone or cannot be read", remedy: "run `payola run` again")
                }
                continue
            }
            if let hash = sealed[definition.file], Self.sha256(data) != hash {
                throw Problem(
                    .dataRefused, file: file, "was changed after the run published it (its SHA-256 is not the one in run.json)",
                    remedy: "move it elsewhere to keep it, or delete it, then run `payola run` again to publish it anew")
            }
            tables[definition.file] = try PublishedTable(data: data, file: file)
        }
        self.tables = tables
    }

    /// The published file, such as `payments.csv`, or nil where the run has none.
    public func table(_ file: String) -> PublishedTable? { tables[file] }

    /// The run's name for titles.
    var title: String {
        guard let name = manifest.investigation, !name.isEmpty else { return "Payola" }
        return name
    }

    private static func sha256(_ data: Data) -> String {
        var hash = SHA256Hash()
        data.withUnsafeBytes { hash.update($0) }
        return hash.hex()
    }
}
