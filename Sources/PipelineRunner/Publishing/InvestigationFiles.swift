internal import Foundation
import PipelineModel

/// The files that an investigation rests on, and where they stand: what no output may take the place of.
struct InvestigationFiles: Sendable {
    struct File: Sendable {
        /// As reports show it.
        var shown: String
        /// What it is, in words.
        var role: String
        /// Where it stands, and where it leads to if it is a link.
        var places: [String]
    }

    /// Where a source takes its files from, also those that are not there yet.
    struct Pattern: Sendable {
        var source: String
        var written: String
        /// The folder up to the first wildcard.
        var folder: String
        /// What is left of the path below it.
        var rest: String

        /// Whether the source would take in a file at this place; as glob(3) has it, hidden files match no wildcard.
        func matches(_ place: String) -> Bool {
            guard RealPath.isInside(place, folder) else { return false }
            let below = String(place.dropFirst(folder == "/" ? 1 : folder.count + 1))
            let escaped = rest.map { $0 == "[" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
            return fnmatch(escaped, below, FNM_PATHNAME | FNM_PERIOD) == 0
        }
    }

    private(set) var files: [File] = []
    private(set) var patterns: [Pattern] = []

    init(_ file: ConfigurationFile, store: String) {
        let configuration = file.configuration
        add(file.path, "the configuration", file)
        for source in configuration.sources {
            for path in SourceFiles.find(source, in: file).files {
                add(path, "a file of the source “\(source.id)”", file)
            }
            patterns.append(Self.pattern(source, file))
        }
        for rates in configuration.rates { add(file.resolve(rates.path), "the rates", file) }
        if let decisions = configuration.decisions { add(file.resolve(decisions), "the reviewers' decisions", file) }
        files.append(
            File(
                shown: store.hasPrefix("/") ? file.shown(store) : store, role: "the store",
                places: [RealPath.ofEntry(store), RealPath.of(store)]))
    }

    /// Whether any of them stands in `folder`, or is looked for there.
    func areInside(_ folder: String) -> Bool {
        files.contains { $0.places.contains { RealPath.isInside($0, folder) } }
            || patterns.contains { $0.folder == folder || RealPath.isInside($0.folder, folder) }
    }

    private mutating func add(_ path: String, _ role: String, _ file: ConfigurationFile) {
        files.append(File(shown: file.shown(path), role: role, places: [RealPath.ofEntry(path), RealPath.of(path)]))
    }

    private static func pattern(_ source: SourceConfiguration, _ file: ConfigurationFile) -> Pattern {
        let parts = SourceFiles.split(source.path, in: file).file.split(separator: "/")
        let plain = parts.dropLast().prefix { part in !part.contains { "*?".contains($0) } }
        return Pattern(
            source: source.id, written: source.path, folder: RealPath.of("/" + plain.joined(separator: "/")),
            rest: parts.dropFirst(plain.count).joined(separator: "/"))
    }
}
