import ArgumentParser
import Exporting
import PipelineModel
import PipelineRunner

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Hand the published run on as a workbook, a report, FollowTheMoney entities or a graph.",
        discussion:
            "Reads what the last run published, so that an export always agrees with it; it writes into the output folder unless told otherwise."
    )

    @Option(help: ArgumentHelp("csv, xlsx, html, ftm or graphml.", valueName: "FORMAT"))
    var format: String

    @Option(help: ArgumentHelp("Write to this folder.", valueName: "DIR"))
    var output: String?

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let exporter = try ExporterRegistry.exporter(for: format)
        let file = try ConfigurationFile(path: options.config)
        let published = file.resolve(file.configuration.output)
        let folder = try ExportFolder(path: output ?? published + "/export")
        for name in try exporter.export(PublishedRun(folder: published), to: folder) { print(folder.path + "/" + name) }
    }
}
