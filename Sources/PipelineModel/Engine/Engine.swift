/// Where the heavy stages of a run do their work.
///
/// A stage that works on parts is written once, as a ``PartStage``; the engine decides where each part is worked on. What a stage gives does not
/// depend on the engine: outputs come back in the order of the parts, so that the code behind them is the same, and so are the bytes of a run.
/// Whoever adds an engine lets `Tests/Conformance` run against it.
public protocol Engine: Sendable {
    /// What can go wrong beside the work itself: `Never` where a part can't be lost.
    associatedtype Failure: Error

    /// How many things this process itself does at a time.
    var workers: Workers { get }

    /// How many parts are worth making of what can be cut anywhere.
    var partsAtOnce: Int { get }

    /// The outputs of all parts, in the order of the parts.
    func run<Stage: PartStage>(_ stage: Stage) throws(Failure) -> [Stage.Output]

    /// All parts' outputs put together by their keys; the pieces come in no order that means anything.
    func merge<Stage: KeyedStage>(_ stage: Stage) throws(Failure) -> [Stage.Output]
}

/// Works on the parts in this process, on all of its workers.
public struct LocalEngine: Engine {
    public typealias Failure = Never

    public let workers: Workers
    public var partsAtOnce: Int { workers.count > 1 ? workers.count * 2 : 1 }

    public init(_ workers: Workers = Workers()) { self.workers = workers }

    public func run<Stage: PartStage>(_ stage: Stage) -> [Stage.Output] {
        workers.map(stage.partCount) { stage.run($0) }
    }

    public func merge<Stage: KeyedStage>(_ stage: Stage) -> [Stage.Output] {
        [Stage.merged(run(stage))]
    }
}
