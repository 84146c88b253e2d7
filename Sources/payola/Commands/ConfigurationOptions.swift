import ArgumentParser
import PipelineRunner

/// The options of commands that work on an investigation without running it.
struct ConfigurationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration.", valueName: "FILE"))
    var config = "pipeline.json"

    var runOptions: RunOptions { RunOptions(configuration: config) }
}
