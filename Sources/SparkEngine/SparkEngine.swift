internal import Foundation
public import PipelineModel
internal import Synchronization

/// Lets workers on a Spark cluster do the work on the parts: the same program on each, so that there is one set of rules.
///
/// A step is one statement: Spark hands the descriptors of the parts out, tries again what fails, and commits what one attempt of each task
/// wrote. What comes back is taken only where every chunk reported once, whole and balanced. The number of steps is the number of barriers.
public final class SparkEngine: Engine {
    public typealias Failure = Problem

    public let workers: Workers
    public let settings: SparkSettings
    private let home: SparkHome
    private let running: String
    private let store: String
    private let started = Mutex<Started?>(nil)
    private let steps = Mutex(0)

    private struct Started {
        var session: SparkSession
        var exchange: ExchangeFolder
        /// The program as a worker's shell calls it.
        var program: String
    }

    public var partsAtOnce: Int { settings.parallelism * 2 }

    /// - Parameters:
    ///   - program: The running program.
    ///   - store: The log of a run that fails is kept beside it, and so is the exchange with a cluster unless settings say otherwise.
    public init(_ settings: SparkSettings, home: SparkHome, program: String, beside store: String, workers: Workers) {
        self.settings = settings
        self.home = home
        running = program
        self.store = store
        self.workers = workers
    }

    /// Starts Spark unless it was started, and returns before it is ready. The first step does so too.
    ///
    /// - Throws: ``Problem`` of kind `unavailable` or `cannotWrite`.
    public func warmUp() throws(Problem) { _ = try start() }

    private func start() throws(Problem) -> Started {
        try started.withLock { (started) throws(Problem) -> Started in
            if let started { return started }
            let exchange = try ExchangeFolder(in: settings.exchangeParent(store: store))
            do throws(Problem) {
                let own = settings.worker == nil ? try exchange.place(running, asCopy: settings.isCluster) : nil
                let command = SparkCommand(
                    home: home, settings: settings, scratch: exchange.path, shipped: settings.isCluster ? own : nil)
                let session = try SparkSession(command, log: exchange.path + "/spark.log")
                let program = settings.worker ?? own.map { settings.isCluster ? ExchangeFolder.programName : $0 } ?? running
                let new = Started(session: session, exchange: exchange, program: program)
                started = new
                return new
            } catch {
                exchange.remove()
                throw error
            }
        }
    }

    /// Ends Spark and removes what was exchanged. A step after it starts Spark anew.
    public func end() {
        let ended = started.withLock { started in
            defer { started = nil }
            return started
        }
        ended?.session.end()
        ended?.exchange.remove()
    }

    public func run<Stage: PartStage>(_ stage: Stage) throws(Problem) -> [Stage.Output] {
        guard stage.partCount > 0 else { return [] }
        let spark = try start()
        let folder = try prepare(stage, spark)
        defer { spark.exchange.remove(folder.path) }
        do throws(TransferDamage) {
            var reports = Reports(chunks: stage.partCount) { "chunk \($0) of \(Stage.name) (\(stage.label(ofPart: $0)))" }
            let statement = SparkStatement(program: spark.program, stage: Stage.name, folder: folder)
            try perform(statement.parts, spark, folder) { (line) throws(TransferDamage) in try reports.add(line) }
            var outputs: [Stage.Output] = []
            for chunk in 0..<stage.partCount { outputs.append(try reports.output(ofChunk: chunk, rows: stage.rows(ofPart: chunk))) }
            return outputs
        } catch { throw failed(Stage.name, error, spark) }
    }

    public func merge<Stage: KeyedStage>(_ stage: Stage) throws(Problem) -> [Stage.Output] {
        guard stage.partCount > 0 else { return [] }
        let spark = try start()
        let folder = try prepare(stage, spark)
        defer { spark.exchange.remove(folder.path) }
        let buckets = settings.parallelism
        do throws(TransferDamage) {
            var reports = Reports(chunks: buckets) { "bucket \($0) of \(Stage.name)" }
            var ledger = PartLedger(parts: stage.partCount) { "chunk \($0) of \(Stage.name) (\(stage.label(ofPart: $0)))" }
            let statement = SparkStatement(program: spark.program, stage: Stage.name, folder: folder)
            try perform(statement.keyed(buckets: buckets, chunks: stage.partCount), spark, folder) { (line) throws(TransferDamage) in
                if case .part(let part, let tally) = line { try ledger.add(tally, ofPart: part) } else { try reports.add(line) }
            }
            // First the parts: what is missing from them is missing from the buckets too.
            try ledger.checkParts { stage.rows(ofPart: $0) }
            var outputs: [Stage.Output] = []
            for bucket in 0..<buckets { outputs.append(try reports.output(ofChunk: bucket, rows: nil)) }
            try ledger.check(against: outputs.map(\.tally))
            return outputs
        } catch { throw failed(Stage.name, error, spark) }
    }

    private func prepare(_ stage: some PartStage, _ spark: Started) throws(Problem) -> StepFolder {
        let number = steps.withLock { steps in
            steps += 1
            return steps
        }
        let folder = StepFolder(path: spark.exchange.path + "/step-\(number)")
        try folder.write(stage, tasks: settings.parallelism * 2)
        return folder
    }

    private func perform(
        _ statement: String, _ spark: Started, _ folder: StepFolder, _ line: (ReportLine) throws(TransferDamage) -> Void
    ) throws(TransferDamage) {
        try spark.session.run(statement)
        guard FileManager.default.fileExists(atPath: folder.output + "/_SUCCESS") else {
            throw TransferDamage(spark.session.complaint ?? "Spark gave the step up and does not say why")
        }
        try folder.eachLine { (bytes) throws(TransferDamage) in try line(ReportLine(bytes)) }
    }

    /// Nothing was published; the log is kept.
    private func failed(_ stage: String, _ damage: TransferDamage, _ spark: Started) -> Problem {
        let kept = store + ".spark.log"
        try? FileManager.default.removeItem(atPath: kept)
        let isKept = (try? FileManager.default.copyItem(atPath: spark.session.log, toPath: kept)) != nil
        return Problem(
            .unavailable, field: "engine", "the stage \(stage) failed on Spark: \(damage.what)",
            remedy: (isKept ? "\(kept) has what Spark said; " : "") + "nothing was published; run it again, or with --engine local")
    }
}
