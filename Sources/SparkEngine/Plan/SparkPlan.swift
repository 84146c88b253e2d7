public import PipelineModel

/// The statements of a run as a person reads them, with names in place of what only a run knows.
public enum SparkPlan {
    /// What there is to say of all steps.
    public static func head(_ settings: SparkSettings) -> [String] {
        var lines = [
            "engine    spark, master \(settings.master), \(settings.parallelism) tasks at a time; one session for the run, one statement a step"
        ]
        let program =
            settings.worker
            ?? (settings.isCluster ? "\(ExchangeFolder.programName), a copy of this program that Spark sends along" : "this program")
        lines.append("program   \(program)")
        let place =
            settings.exchange ?? (settings.isCluster ? "a folder beside the store, which all machines have to see" : "a temporary folder")
        lines.append("exchange  \(place), removed after the run; EXCHANGE below")
        for (key, value) in settings.conf.sorted(by: { $0.key < $1.key }) { lines.append("conf      \(key)=\(value)") }
        lines.append(
            "trailers  every chunk ends with its rows, a control total and a SHA-256; a chunk that is lost, doubled or altered fails the run"
        )
        return lines
    }

    public static func statement(_ stage: any PartStage.Type, step: Int, _ settings: SparkSettings) -> [String] {
        let program = settings.worker ?? (settings.isCluster ? ExchangeFolder.programName : "EXCHANGE/" + ExchangeFolder.programName)
        let statement = SparkStatement(program: program, stage: stage.name, folder: StepFolder(path: "EXCHANGE/step-\(step)"))
        let text = stage is any KeyedStage.Type ? statement.keyed(buckets: settings.parallelism, chunks: "PARTS") : statement.parts
        return text.split(separator: "\n").map(String.init)
    }
}
