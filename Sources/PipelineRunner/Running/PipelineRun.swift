internal import Foundation
internal import LedgerStore
internal import PipelineModel
internal import Reporting

/// One run: reads what is new, runs the stages, and publishes all outputs or none.
///
/// New drops and the run's results are written to the store in one transaction, after the outputs were staged and before they take their
/// place; a run that dies in between is completed by the next.
public struct PipelineRun {
    private let options: RunOptions
    private let observer: any RunObserver

    public init(options: RunOptions, observer: any RunObserver = SilentObserver()) {
        self.options = options
        self.observer = observer
    }

    /// - Throws: ``Problem`` or ``Problems``; then nothing was published and the store is as it was.
    public func execute() throws -> RunOutcome {
        let start = ContinuousClock.now
        FreedMemory.mapLargeBlocks()
        let clock = StageClock(observer: observer)
        let file = try ConfigurationFile(path: options.configuration)
        let inputs = try RunInputs(file: file, unfinished: options.unfinished)
        let storePath = options.store ?? file.resolve(file.configuration.store)
        let output = options.output ?? file.resolve(file.configuration.output)
        guard inputs.missing.isEmpty || FileManager.default.fileExists(atPath: storePath) else {
            throw Problems(inputs.missing.sorted { $0.key < $1.key }.map(\.value))
        }
        let engine = try RunEngine.of(options, file, store: storePath)
        defer { engine.end() }
        let lock = try RunLock(store: storePath)
        defer { withExtendedLifetime(lock) {} }
        let store = try LedgerStore(path: storePath)
        StagedFolder.mend(output: output)
        try Self.completePublication(in: output, store: store)
        var intake = try DropIntake(inputs: inputs, store: store, clock: clock, observer: observer, engine: engine).takeIn()
        let key = inputs.runKey(drops: intake.active, leftOut: intake.leftOut)
        let last = try store.read { try $0.runs().last(where: \.isPublished) }
        if let last, last.key == key, intake.isEmpty, try OutputSeals.hold(in: output, for: last, store: store),
            let manifest = try? RunManifest(json: last.summary)
        {
            if !intake.members.isEmpty { try store.write { try $0.add(intake.members) } }
            return Self.outcome(
                manifest, output: output, warnings: intake.warnings + Self.seal(store), clock: clock, since: start, isUnchanged: true)
        }
        let publication = RunPublication(inputs: inputs, key: key, last: last, engine: engine, clock: clock)
        return try publish(&intake, inputs, store, output, publication, clock, since: start)
    }

    /// Where a run died after its outputs took their place and before the store said so, says so.
    private static func completePublication(in output: String, store: LedgerStore) throws {
        let runs = try store.read { try $0.runs() }
        guard let newest = runs.last, !newest.isPublished, try OutputSeals.hold(in: output, for: newest, store: store) else { return }
        if let last = runs.last(where: \.isPublished), try OutputSeals.hold(in: output, for: last, store: store) { return }
        try store.write { try $0.setPublished(run: newest.id) }
    }

    private func publish(
        _ intake: inout DropIntake.Result, _ inputs: RunInputs, _ store: LedgerStore, _ output: String, _ publication: RunPublication,
        _ clock: StageClock, since start: ContinuousClock.Instant
    ) throws -> RunOutcome {
        try publication.engine.warmUp()
        let folder = try StagedFolder(output: output)
        var warnings = intake.warnings
        let noted = try store.write { try publication.note(&intake, in: $0, folder) }
        try folder.publish()
        do {
            try store.write { try $0.setPublished(run: noted.run) }
        } catch let problem as Problem {
            // The outputs are out, all of them; the next run notes it, as after a crash.
            warnings.append("\(problem.description); the outputs were published, and the next run notes that in the store")
        }
        warnings += Self.seal(store)
        warnings += noted.unmatchedDecisions.map { decision in
            "\(inputs.decisionsName):\(decision.line): “\(decision.verdict.rawValue) \(decision.subject)” fits nothing in this run; check the id"
        }
        warnings += noted.sponsorNotices
        return Self.outcome(noted.manifest, output: output, warnings: warnings, clock: clock, since: start, isUnchanged: false)
    }

    // MARK: Parts

    /// Seals the store; what keeps it from that is a warning, since the outputs are out.
    private static func seal(_ store: LedgerStore) -> [String] {
        do {
            try store.seal()
            return []
        } catch {
            return ["\(error)"]
        }
    }

    private static func outcome(
        _ manifest: RunManifest, output: String, warnings: [String], clock: StageClock, since start: ContinuousClock.Instant,
        isUnchanged: Bool
    ) -> RunOutcome {
        RunOutcome(
            run: manifest.run, output: output, counts: manifest.records, payments: manifest.payments,
            links: RunOutcome.LinkCounts(manifest.grades.links), campaignTotals: manifest.totals, seconds: seconds(since: start),
            stages: clock.stages, warnings: warnings, isUnchanged: isUnchanged)
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        let elapsed = (ContinuousClock.now - start).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    }
}

extension RunOutcome.LinkCounts {
    fileprivate init(_ grades: [String: Int]) {
        self.init()
        confirmed = grades[Grade.confirmed.rawValue] ?? 0
        probable = grades[Grade.probable.rawValue] ?? 0
        possible = grades[Grade.possible.rawValue] ?? 0
    }
}
