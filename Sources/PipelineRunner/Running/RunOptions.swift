public import PipelineModel

/// What the command line may say beside the configuration.
public struct RunOptions: Sendable {
    /// The configuration's path.
    public var configuration: String
    public var output: String?
    public var store: String?
    public var engine: PipelineConfiguration.EngineSettings.Kind?
    /// How many things to do at a time; the processor's cores where nil.
    public var jobs: Int?
    /// Absolute paths of files that the run leaves for later, since they are still being written.
    public var unfinished: Set<String> = []

    public init(
        configuration: String = "pipeline.json", output: String? = nil, store: String? = nil,
        engine: PipelineConfiguration.EngineSettings.Kind? = nil, jobs: Int? = nil
    ) {
        self.configuration = configuration
        self.output = output
        self.store = store
        self.engine = engine
        self.jobs = jobs
    }
}
