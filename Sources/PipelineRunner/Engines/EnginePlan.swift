internal import PipelineModel
internal import SparkEngine

/// What a run would give its engine to do, for a person to read.
public struct EnginePlan {
    public let text: String

    /// Reads the configuration and looks for the sources' files; starts nothing, and needs neither Java nor Spark.
    ///
    /// - Throws: ``Problem`` or ``Problems`` where the configuration is invalid.
    public init(_ options: RunOptions) throws {
        let file = try ConfigurationFile(path: options.configuration)
        let inputs = try RunInputs(file: file, unfinished: options.unfinished)
        let sources = zip(file.configuration.sources, inputs.paths).map { source, paths in
            "\(source.id) (\(source.kind.rawValue)): \(paths.count) file\(paths.count == 1 ? "" : "s")"
        }
        let kind = options.engine ?? file.configuration.engine.kind
        let spark = kind == .spark ? try SparkSettings(file.configuration.engine, file: file.path) : nil
        var lines: [String] = []
        if let spark {
            lines += SparkPlan.head(spark)
        } else {
            lines.append(
                "engine    local: each stage on the workers of this process, \(Workers(options.jobs).count) at a time; nothing is handed over"
            )
        }
        lines.append("sources   " + sources.joined(separator: ", "))
        for (index, row) in EngineStages.all.enumerated() {
            lines += ["", "\(index + 1). \(row.type.name)", "   parts    \(row.cut)"]
            guard let spark else { continue }
            lines += ["   context  \(row.context)", "   back     \(row.back)", "   when     \(Self.condition(row.type, spark))"]
            lines += SparkPlan.statement(row.type, step: index + 1, spark).map { "     " + $0 }
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func condition(_ stage: any PartStage.Type, _ settings: SparkSettings) -> String {
        stage.name.hasPrefix("reading-")
            ? "once for each new drop of at least \(settings.chunkBytes * 2) bytes that is plain text; this process reads smaller ones"
            : "once"
    }
}
