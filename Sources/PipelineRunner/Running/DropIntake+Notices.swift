import Extraction
import Foundation
import LedgerStore
import PipelineModel
import Profiles

extension DropIntake {
    /// What a person should know of the drops though none was refused: files that changed or are gone, folders that match a path, holders that
    /// nothing names, files left out.
    func notices(_ stored: [StoredDrop], _ shelf: Shelf, _ result: Result) -> [String] {
        var notices = changedFiles(stored, shelf.known) + goneFiles(shelf)
        notices += inputs.file.configuration.sources.filter(Self.leavesHolderOpen).map {
            "source “\($0.id)”: nothing says whose account it is, so that its holder goes by “\($0.id)”; set constants.holder to a name"
        }
        for (source, folders) in zip(inputs.file.configuration.sources, inputs.folders) {
            notices += folders.map {
                "\(inputs.file.shown($0)) is a folder, and what is in it is not read; the path of the source “\(source.id)” matches files"
            }
        }
        notices += result.leftOut.map { "\($0.file) is left out of the source “\($0.source)”: it \($0.reason)" }
        return notices
    }

    private static func leavesHolderOpen(_ source: SourceConfiguration) -> Bool {
        source.profile.flatMap(BuiltInProfiles.named)?.leavesHolderOpen(to: source) ?? false
    }

    /// A file whose bytes are not those that were taken in under its name.
    private func changedFiles(_ stored: [StoredDrop], _ known: [DropKey: StoredDrop]) -> [String] {
        var warnings: [String] = []
        for drop in stored where known[DropKey(source: drop.source, sha256: drop.sha256)]?.id == drop.id {
            for name in drop.names {
                let others = known.values.filter {
                    $0.source == drop.source && $0.sha256 != drop.sha256 && $0.names.contains(name) && $0.id == 0
                }
                guard !others.isEmpty else { continue }
                warnings.append(
                    "\(name) has changed since it was taken in; both versions are evidence, and records of the earlier one that the new one lacks still count"
                )
            }
        }
        return warnings.sorted()
    }

    /// Drops whose file is nowhere any more, a line each, or a line per source where they are many.
    private func goneFiles(_ shelf: Shelf) -> [String] {
        let gone = shelf.active(inputs.file.configuration).filter { drop in
            drop.id != 0 && !shelf.delivered.contains(DropKey(source: drop.source, sha256: drop.sha256))
                && !drop.names.contains { name in
                    let path = inputs.file.resolve(name)
                    return FileManager.default.fileExists(atPath: path) || ArchivePath.split(path) != nil
                }
        }
        return Dictionary(grouping: gone, by: \.source).sorted { $0.key < $1.key }.flatMap { source, drops in
            guard drops.count <= 5 else { return ["\(drops.count) files of the source “\(source)” are gone; their records still count"] }
            return drops.map { drop in
                "\(drop.name) is gone; its records still count"
                    + (evidence.holds(drop.sha256) ? ", and its bytes are kept" : ", its bytes are not kept")
            }
        }
    }
}
