import ArgumentParser
import Exporting
import PipelineModel
import PipelineRunner

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Hand the published run on as a workbook, a report, FollowTheMoney entities or a graph.",
        discussion: """
            Reads what the last run published, so that an export always agrees with it; it writes into the folder export of the output folder
            unless told otherwise. Beside the files, payola-export.json has their SHA-256. A file that no export wrote as it is, is never
            overwritten.
            """
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
        let run = try PublishedRun(folder: published)
        let target = output ?? published + "/export"
        var seals = ExportSeals(folder: target, of: run)
        var outputGuard = OutputGuard(
            exportTo: target, names: exporter.fileNames(of: run) + [ExportSeals.fileName], origin: output == nil ? .configuration : .option,
            file)
        try outputGuard.requireSafePlace()
        try outputGuard.requireOwnFiles(seals.files)
        let folder = try ExportFolder(path: target)
        let names = try exporter.export(run, to: folder)
        try seals.seal(names, in: folder)
        for name in names { print(folder.path + "/" + name) }
    }
}
