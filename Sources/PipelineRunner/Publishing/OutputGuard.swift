import Extraction
internal import Foundation
public import PipelineModel
import Reporting

/// Keeps outputs and exports from taking the place of anything that is not ours to replace.
///
/// Nothing that a user keeps is ever overwritten: neither what the investigation rests on, nor a file that has the name of an output and
/// that no run or export of ours wrote as it is.
public struct OutputGuard: Sendable {
    /// Who named the folder.
    public enum Origin: Sendable { case configuration, option }

    /// As it was given.
    let folder: String
    private let place: String
    private let names: [String]
    private let origin: Origin
    private let file: ConfigurationFile
    private let isExport: Bool
    private let own: InvestigationFiles
    private var marks: [FileMark] = []
    /// Of the files that are going to be replaced.
    private(set) var hashes = FileHashes.none
    /// A line for each file that a run of ours wrote and that somebody changed since: the next run puts its own in its place.
    private(set) var warnings: [String] = []

    /// The folder of a run.
    public init(_ options: RunOptions, _ file: ConfigurationFile) {
        self.init(
            folder: options.output ?? file.resolve(file.configuration.output), names: ReportWriter.fileNames,
            origin: options.output == nil ? .configuration : .option, file, store: options.store, isExport: false)
    }

    /// The folder of an export.
    ///
    /// - Parameter names: Of all files that it writes.
    public init(exportTo folder: String, names: [String], origin: Origin, _ file: ConfigurationFile) {
        self.init(folder: folder, names: names, origin: origin, file, store: nil, isExport: true)
    }

    private init(folder: String, names: [String], origin: Origin, _ file: ConfigurationFile, store: String?, isExport: Bool) {
        self.folder = folder
        self.names = names
        self.origin = origin
        self.file = file
        self.isExport = isExport
        place = RealPath.of(folder)
        own = InvestigationFiles(file, store: store ?? file.resolve(file.configuration.store))
    }

    /// Whether the folder has to stay the one that it is: the investigation's files stand in it, or whoever called the program does.
    var hasToStay: Bool {
        let current = RealPath.of(".")
        return current == place || RealPath.isInside(current, place) || own.areInside(place)
    }

    /// - Throws: ``Problems``, `configuration` where the configuration names the folder and `cannotWrite` where an option does, for each of the
    ///   investigation's files that would be lost, and each source that would take outputs for evidence.
    public func requireSafePlace() throws {
        let targets = names.map { (name: $0, place: (place == "/" ? "" : place) + "/" + $0) }
        var problems: [Problem] = []
        for kept in own.files {
            guard targets.contains(where: { kept.places.contains($0.place) }) else { continue }
            problems.append(problem("“\(given)” would put an output in the place of \(kept.shown), \(kept.role)"))
        }
        for pattern in own.patterns {
            guard problems.isEmpty, let target = targets.first(where: { pattern.matches($0.place) }) else { continue }
            problems.append(
                problem(
                    "“\(given)” would put \(target.name) where the source “\(pattern.source)” takes its files from (\(pattern.written)), and the next run would read it as evidence"
                ))
        }
        guard problems.isEmpty else { throw Problems(problems) }
    }

    /// Remembers what the files look like that are going to be replaced.
    ///
    /// - Parameter seals: What the store, or an earlier export, is known to have written; the folder's own `run.json` counts beside.
    /// - Throws: ``Problems`` of kind `cannotWrite` for each file that has the name of an output and is none of ours.
    public mutating func requireOwnFiles(_ seals: [OutputFile], workers: Workers = Workers()) throws {
        marks = names.map { FileMark(folder + "/" + $0) }
        let present = names.filter { Self.isThere(folder + "/" + $0) }
        let known = PublishedSeals(folder: folder, seals, investigation: file.configuration.investigation)
        hashes = FileHashes(of: present.map { folder + "/" + $0 }, workers: workers)
        let standings = present.map { ($0, known.standing($0, sha256: try? hashes.sha256(ofFile: folder + "/" + $0).hex)) }
        // An export that was annotated took somebody's work.
        let strangers = standings.filter { $1 == .stranger || isExport && $1 == .edited }.map(\.0)
        guard strangers.isEmpty else { throw Problems(strangers.map(stranger)) }
        warnings = standings.filter { $1 == .edited }.map { name, _ in
            "\(file.shown(folder + "/" + name)) was changed since the run that wrote it; this run puts its own in its place"
        }
    }

    /// - Throws: ``Problems`` of kind `cannotWrite` for each file that somebody wrote since ``requireOwnFiles(_:workers:)``.
    func requireUnchanged() throws {
        let changed = zip(names, marks).filter { Self.isThere(folder + "/" + $0) && FileMark(folder + "/" + $0) != $1 }
        guard changed.isEmpty else { throw Problems(changed.map { stranger($0.0) }) }
    }

    // MARK: Parts

    private var given: String { origin == .option ? folder : file.configuration.output + (isExport ? "/export" : "") }

    private func problem(_ what: String) -> Problem {
        switch origin {
        case .configuration:
            Problem(.configuration, file: file.path, field: "output", what, remedy: "name a folder of its own, such as out")
        case .option: Problem(.cannotWrite, field: "--output", what, remedy: "choose a folder of its own")
        }
    }

    private func stranger(_ name: String) -> Problem {
        Problem(
            .cannotWrite, file: folder + "/" + name,
            isExport
                ? "would be overwritten, and no export wrote it as it is"
                : "would be overwritten, and no run of this investigation wrote it as it is",
            remedy:
                "move it elsewhere to keep it, or delete it, then \(isExport ? "export" : "run") again; or choose another folder with --output"
        )
    }

    /// Whether anything has this name, were it a link that leads nowhere.
    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
