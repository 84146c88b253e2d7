internal import Extraction
public import PipelineModel

/// What is in a file: one inspection, or one for each file of an archive and each sheet of a workbook.
public struct FileInspections {
    public private(set) var all: [FileInspection] = []
    /// What cannot be read, each with its file.
    public private(set) var problems: [Problem] = []

    /// - Parameters:
    ///   - path: The file.
    ///   - name: How messages call it; the path where nil.
    public init(path: String, name: String? = nil) {
        let name = name ?? path
        attempt(path, name) { inspections in
            guard try ArchiveListing.isArchive(path) else { return try inspections.addSheets(path, name) }
            let listing = try ArchiveListing(path: path)
            for file in listing.files {
                inspections.attempt(path + "/" + file, name + "/" + file) { try $0.addSheets(path + "/" + file, name + "/" + file) }
            }
            inspections.problems += listing.leftOut.map {
                Problem(.dataRefused, file: name + "/" + $0.file, $0.reason, remedy: "leave it out")
            }
        }
    }

    private mutating func addSheets(_ path: String, _ name: String) throws {
        for sheet in try WorkbookSheets.choice(path: path).map({ $0.map(Optional.some) }) ?? [nil] {
            all.append(try FileInspector(path: path, name: name, sheet: sheet).inspect())
        }
    }

    private mutating func attempt(_ path: String, _ name: String, _ body: (inout FileInspections) throws -> Void) {
        do {
            try body(&self)
        } catch let problem as Problem {
            problems.append(named(problem, path, name))
        } catch let several as Problems {
            problems += several.all.map { named($0, path, name) }
        } catch {
            problems.append(Problem(.internalError, file: name, "\(error)", remedy: "report this"))
        }
    }

    private func named(_ problem: Problem, _ path: String, _ name: String) -> Problem {
        var problem = problem
        if let file = problem.file, file.hasPrefix(path) { problem.file = name + file.dropFirst(path.count) }
        return problem
    }
}
