import Extraction
internal import Foundation
import PipelineModel
import Reporting

/// Which files of a folder are known to be ours, by their hashes.
struct PublishedSeals {
    private struct Seal: Hashable {
        var name: String
        var sha256: String
    }

    /// What of `run.json` tells it from other files of that name.
    private struct Manifest: Decodable {
        var run: String
        var version: String
        var investigation: String
        var outputs: [OutputFile]
    }

    /// What a file that has an output's name is.
    enum Standing {
        /// As it was written.
        case own
        /// A run of ours wrote it, and somebody changed it since.
        case edited
        case stranger
    }

    private let folder: String
    private var seals: Set<Seal>
    /// What the run that the folder holds has written.
    private var written: Set<String> = []
    private var isRun = false

    /// - Parameters:
    ///   - seals: Of files that are known to be ours.
    ///   - investigation: Whose runs are ours where the folder's own `run.json` says what they wrote.
    init(folder: String, _ seals: [OutputFile], investigation: String) {
        self.folder = folder
        self.seals = Set(seals.map { Seal(name: $0.name, sha256: $0.sha256) })
        // What is no regular file is not opened: a pipe would never answer.
        guard (try? DropHash.sha256(ofFile: folder + "/run.json")) != nil,
            let data = FileManager.default.contents(atPath: folder + "/run.json"),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: data), manifest.run.hasPrefix("r-"),
            manifest.investigation == investigation
        else { return }
        isRun = true
        self.seals.formUnion(manifest.outputs.map { Seal(name: $0.name, sha256: $0.sha256) })
        written = Set(manifest.outputs.map(\.name))
    }

    /// - Parameter sha256: Of the file's bytes; nil where it is no file that can be read.
    func standing(_ name: String, sha256: String?) -> Standing {
        guard let sha256 else { return .stranger }
        if seals.contains(Seal(name: name, sha256: sha256)) { return .own }
        guard isRun else { return .stranger }
        // `run.json` seals neither itself nor what the run moved.
        if name == "run.json" || name == ReportWriter.unsealed.name && hasHeader(name, ReportWriter.unsealed.columns) { return .own }
        return written.contains(name) ? .edited : .stranger
    }

    /// Whether the file's first line is the header of that output, in whatever form `csv` asks for.
    private func hasHeader(_ name: String, _ columns: [String]) -> Bool {
        guard let file = FileHandle(forReadingAtPath: folder + "/" + name), let start = try? file.read(upToCount: 4096) else {
            return false
        }
        let line = start.prefix { $0 != 0x0A && $0 != 0x0D }
        return String(decoding: line, as: UTF8.self).filter { $0.isLetter || $0 == "_" }.hasPrefix(columns.joined())
    }
}
