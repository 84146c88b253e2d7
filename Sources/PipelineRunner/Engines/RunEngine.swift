import PipelineModel
import SparkEngine

/// The engine of a run, as its options and its configuration say.
enum RunEngine: Engine {
    typealias Failure = Problem

    case local(LocalEngine)
    case spark(SparkEngine)

    var isLocal: Bool {
        if case .local = self { return true }
        return false
    }

    var workers: Workers {
        switch self {
        case .local(let engine): engine.workers
        case .spark(let engine): engine.workers
        }
    }

    var partsAtOnce: Int {
        switch self {
        case .local(let engine): engine.partsAtOnce
        case .spark(let engine): engine.partsAtOnce
        }
    }

    func run<Stage: PartStage>(_ stage: Stage) throws(Problem) -> [Stage.Output] {
        switch self {
        case .local(let engine): engine.run(stage)
        case .spark(let engine): try engine.run(stage)
        }
    }

    func merge<Stage: KeyedStage>(_ stage: Stage) throws(Problem) -> [Stage.Output] {
        switch self {
        case .local(let engine): engine.merge(stage)
        case .spark(let engine): try engine.merge(stage)
        }
    }
}

extension RunEngine {
    /// The engine that the options or else the configuration name. Nothing is started yet.
    ///
    /// - Throws: ``Problem`` of kind `configuration` where its settings are none, `unavailable` where Java or Spark is missing.
    static func of(_ options: RunOptions, _ file: ConfigurationFile, store: String) throws(Problem) -> RunEngine {
        let workers = Workers(options.jobs)
        let settings = file.configuration.engine
        switch options.engine ?? settings.kind {
        case .local: return .local(LocalEngine(workers))
        case .spark:
            let program = RunningProgram.path
            let spark = try SparkSettings(settings, file: file.path)
            let home = try SparkHome(home: settings.home.map(file.resolve), program: program)
            return .spark(SparkEngine(spark, home: home, program: program, beside: store, workers: workers))
        }
    }

    /// Starts what takes a while to start.
    func warmUp() throws(Problem) {
        if case .spark(let engine) = self { try engine.warmUp() }
    }

    /// Ends what was started.
    func end() {
        if case .spark(let engine) = self { engine.end() }
    }

    /// About so many bytes of a drop make a chunk that workers elsewhere read; nil where this process reads drops itself.
    var chunkBytes: Int? {
        switch self {
        case .local: nil
        case .spark(let engine): engine.settings.chunkBytes
        }
    }
}
