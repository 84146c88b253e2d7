import ArgumentParser
import PipelineRunner

/// What an engine starts on its workers; nobody types it. The protocol is described in the documentation's page on Spark.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Work on parts of a run for an engine; started by Spark, not by hand.",
        shouldDisplay: false
    )

    @Argument(help: ArgumentHelp("What to do.", valueName: "STAGE"))
    var stage: String

    @Argument(help: ArgumentHelp("The step's folder in the exchange.", valueName: "FOLDER"))
    var folder: String

    @Option(help: ArgumentHelp("Cut each output by its keys into so many pieces.", valueName: "N"))
    var buckets: Int?

    @Option(help: ArgumentHelp("Put the pieces of so many parts together.", valueName: "N"))
    var merge: Int?

    func validate() throws {
        for (name, number) in [("--buckets", buckets), ("--merge", merge)] {
            if let number, !(1...1_000_000).contains(number) { throw ValidationError("\(name) takes a whole number from 1.") }
        }
    }

    func run() throws {
        try WorkerTask(stage: stage, folder: folder, buckets: buckets, chunks: merge).run { readLine() }
    }
}
