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

    @Argument(help: ArgumentHelp("Delimited text files.", valueName: "FILE"))
    var files: [String]

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        var inspections: [FileInspection] = []
        var problems: [Problem] = []
        for file in files {
            do {
                inspections.append(try FileInspector(path: file).inspect())
            } catch let problem as Problem {
                problems.append(problem)
            } catch let several as Problems {
                problems += several.all
            }
        }
        if json {
            print(InspectionJSON.object(inspections).compact)
        } else {
            print(inspections.map { InspectionText($0).text }.joined(separator: "\n"), terminator: "")
        }
        guard problems.isEmpty else { throw Problems(problems) }
    }
}
