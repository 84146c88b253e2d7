import ArgumentParser

/// On the command line a flag is an option without a value; what the pipeline raises is `PipelineModel.Flag`.
typealias Flag = ArgumentParser.Flag
