import ArgumentParser
import PipelineModel
import PipelineRunner

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show how files are written, what their columns hold, and a source for pipeline.json.",
        discussion: """
            A known export is told by its header and first rows: its built-in profile is proposed, or else the two nearest are named. What \
            cannot be told from the data, and so must be set by a person, is listed with its key.
            """
    )

    @Argument(help: ArgumentHelp("Delimited text files, workbooks, statements, or archives of them.", valueName: "FILE"))
    var files: [String]

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        var inspections: [FileInspection] = []
        var problems: [Problem] = []
        for file in files {
            let found = FileInspections(path: file)
            inspections += found.all
            problems += found.problems
        }
        if json {
            print(InspectionJSON.object(inspections).compact)
        } else {
            print(inspections.map { InspectionText($0).text }.joined(separator: "\n"), terminator: "")
        }
        guard problems.isEmpty else { throw Problems(problems) }
    }
}
