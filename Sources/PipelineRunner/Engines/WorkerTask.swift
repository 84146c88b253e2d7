internal import PipelineModel
internal import SparkEngine

/// One worker's share of a step, as an engine elsewhere asks for it: descriptors of parts come in by lines, reports go out by lines.
public struct WorkerTask {
    private let stage: any PartStage.Type
    private let worker: StageWorker

    /// - Parameters:
    ///   - folder: The step's folder in the exchange.
    ///   - buckets: By how many pieces outputs are cut by their keys; nil where they are not.
    ///   - chunks: How many parts gave the pieces that are put together; nil where parts are worked on.
    /// - Throws: ``Problem`` of kind `usage` where there is no such stage, or where both are given.
    public init(stage name: String, folder: String, buckets: Int? = nil, chunks: Int? = nil) throws {
        let stage = try EngineStages.named(name)
        guard buckets == nil || chunks == nil else {
            throw Problem(.usage, "a worker cuts by key or puts together, not both", remedy: "give --buckets or --merge")
        }
        self.stage = stage
        if let buckets {
            worker = StageWorker(folder: folder, step: .keyedParts(buckets: buckets))
        } else if let chunks {
            worker = StageWorker(folder: folder, step: .merge(chunks: chunks))
        } else {
            worker = StageWorker(folder: folder, step: .parts)
        }
    }

    /// - Parameter nextLine: The next line of the input; nil at its end.
    /// - Throws: ``Problem`` where the input is damaged.
    public func run(nextLine: () -> String?) throws { try worker.run(stage, nextLine: nextLine) }
}
