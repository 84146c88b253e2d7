import Extraction
internal import Foundation
import PipelineModel

extension SourceFiles {
    /// Where a drop may lie that reports show as `name`: in the configuration's folder, or among the files of its source, since of a file
    /// elsewhere only the name is shown. Several files may have one name; who asks compares hashes.
    static func locations(ofDrop name: String, of source: String, in file: ConfigurationFile) -> [String] {
        let plain = file.resolve(name)
        var locations = FileManager.default.fileExists(atPath: plain) || ArchivePath.split(plain) != nil ? [plain] : []
        for candidate in file.configuration.sources where candidate.id == source {
            // A file in the configuration's folder is shown by its path from there.
            guard !candidate.path.isEmpty, !file.resolve(candidate.path).hasPrefix(file.folder + "/") else { continue }
            for path in find(candidate, in: file).files {
                let shown = file.shown(path)
                if shown == name {
                    locations.append(path)
                } else if name.hasPrefix(shown + "/") {
                    locations.append(path + name.dropFirst(shown.count))
                }
            }
        }
        return locations
    }

    /// The same for a file of rates.
    static func locations(ofRates name: String, in file: ConfigurationFile) -> [String] {
        [file.resolve(name)] + file.configuration.rates.map { file.resolve($0.path) }.filter { file.shown($0) == name }
    }
}
