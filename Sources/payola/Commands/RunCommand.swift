import ArgumentParser
import Foundation
import PipelineModel
import PipelineRunner

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Read what is new, link payments to posts and campaigns, and publish all outputs or none."
    )

    @Argument(help: "The configuration.")
    var config = "pipeline.json"

    @Option(help: ArgumentHelp("Publish to this folder instead of the configuration's.", valueName: "DIR"))
    var output: String?

    @Option(help: ArgumentHelp("Keep the evidence in this file instead of the configuration's.", valueName: "FILE"))
    var store: String?

    @Option(help: ArgumentHelp("Where the heavy stages run: local or spark.", valueName: "local|spark"))
    var engine: String?

    @Flag(help: "Print what the engine would be given to do, and run nothing.")
    var plan = false

    @Option(
        help: ArgumentHelp(
            "How many things to do at a time, the processor's cores by default; the outputs do not depend on it.", valueName: "N"))
    var jobs: Int?

    @Flag(help: "Print one JSON object instead of tables.")
    var json = false

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a whole number from 1 to 1024.") }
        if let engine, PipelineConfiguration.EngineSettings.Kind(rawValue: engine) == nil {
            throw ValidationError("--engine takes local or spark.")
        }
    }

    func run() throws {
        let options = RunOptions(
            configuration: config, output: output, store: store,
            engine: engine.flatMap(PipelineConfiguration.EngineSettings.Kind.init(rawValue:)), jobs: jobs)
        if plan {
            print(try EnginePlan(options).text, terminator: "")
            return
        }
        let progress = ProgressBar(isShown: !json && !quiet && isatty(STDERR_FILENO) == 1)
        let outcome: RunOutcome
        do {
            outcome = try PipelineRun(options: options, observer: progress).execute()
            progress.clear()
        } catch {
            progress.clear()
            throw error
        }
        for warning in outcome.warnings { ErrorOutput.print("payola: warning: " + warning.singleLine) }
        if json {
            print(try outcome.json())
        } else if !quiet {
            print(RunReportText(outcome).text, terminator: "")
        }
    }
}
