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
        var outputGuard = OutputGuard(options, file)
        try outputGuard.requireSafePlace()
        let inputs = try RunInputs(file: file, unfinished: options.unfinished)
        let storePath = options.store ?? file.resolve(file.configuration.store)
        let output = outputGuard.folder
        if !FileManager.default.fileExists(atPath: storePath) {
            guard inputs.missing.isEmpty else { throw Problems(inputs.missing.sorted { $0.key < $1.key }.map(\.value)) }
            // Before the store is made, too.
            try outputGuard.requireOwnFiles([])
        }
        let engine = try RunEngine.of(options, file, store: storePath)
        defer { engine.end() }
        let lock = try RunLock(store: storePath)
        defer { withExtendedLifetime(lock) {} }
        try Self.refuseTampered(storePath)
        let store = try LedgerStore(path: storePath)
        StagedFolder.mend(output: output)
        let sealed = try store.read { try $0.outputs() }.map { OutputFile(name: $0.name, sha256: $0.sha256, size: $0.size) }
        try outputGuard.requireOwnFiles(sealed, workers: engine.workers)
        try Self.completePublication(in: output, store: store, outputGuard.hashes)
        var intake = try DropIntake(inputs: inputs, store: store, clock: clock, observer: observer, engine: engine).takeIn()
        let key = inputs.runKey(drops: intake.active, leftOut: intake.leftOut)
        let last = try store.read { try $0.runs().last(where: \.isPublished) }
        try Self.refuseLostDecisions(inputs, last)
        if let last, last.key == key, intake.isEmpty, try OutputSeals.hold(in: output, for: last, store: store, hashes: outputGuard.hashes),
            let manifest = try? RunManifest(json: last.summary)
        {
            if !intake.members.isEmpty { try store.write { try $0.add(intake.members) } }
            return Self.outcome(
                manifest, output: output, warnings: intake.warnings + Self.seal(store), clock: clock, since: start, isUnchanged: true)
        }
        let publication = RunPublication(inputs: inputs, key: key, last: last, engine: engine, clock: clock)
        return try publish(&intake, inputs, store, outputGuard, publication, clock, since: start)
    }

    /// Where a run died after its outputs took their place and before the store said so, says so.
    private static func completePublication(in output: String, store: LedgerStore, _ hashes: FileHashes) throws {
        let runs = try store.read { try $0.runs() }
        func holds(_ run: StoredRun) throws -> Bool { try OutputSeals.hold(in: output, for: run, store: store, hashes: hashes) }
        guard let newest = runs.last, !newest.isPublished, try holds(newest) else { return }
        if let last = runs.last(where: \.isPublished), try holds(last) { return }
        try store.write { try $0.setPublished(run: newest.id) }
    }

    /// What was changed behind the seal is no evidence, and a run would seal it.
    private static func refuseTampered(_ path: String) throws {
        switch LedgerStore.sealState(ofStore: path) {
        case .whole, .unsealed: return
        case .broken(let found, let sealed):
            throw Problem(
                .dataRefused, file: path,
                "the store's bytes have changed since the last run: its SHA-256 is \(found), \(sealed) was sealed",
                remedy: "restore the store from a backup, or move it away and run again over the files")
        case .older:
            throw Problem(
                .dataRefused, file: path, "the store is older than its seal; another file took its place",
                remedy: "restore the store that belongs to \(path).seal, or move both away and run again over the files")
        }
    }

    /// A file of decisions that is not written yet is none; one that the last run honoured and that is gone is lost.
    private static func refuseLostDecisions(_ inputs: RunInputs, _ last: StoredRun?) throws {
        guard let path = inputs.file.configuration.decisions, inputs.decisions.sha256 == nil, let last,
            let manifest = try? RunManifest(json: last.summary), manifest.decisionsSha256 != nil
        else { return }
        throw Problem(
            .configuration, file: inputs.file.path, field: "decisions",
            "there is no file “\(path)”, and the last run honoured its verdicts",
            remedy: "put it back or mend the path; to let the verdicts go, write a file with the header line alone")
    }

    private func publish(
        _ intake: inout DropIntake.Result, _ inputs: RunInputs, _ store: LedgerStore, _ outputGuard: OutputGuard,
        _ publication: RunPublication, _ clock: StageClock, since start: ContinuousClock.Instant
    ) throws -> RunOutcome {
        try publication.engine.warmUp()
        let folder = try StagedFolder(output: outputGuard.folder, staysInPlace: outputGuard.hasToStay)
        var warnings = intake.warnings + outputGuard.warnings
        let noted = try store.write { try publication.note(&intake, in: $0, folder) }
        try outputGuard.requireUnchanged()
        try folder.publish()
        do {
            try store.write { try $0.setPublished(run: noted.run) }
        } catch let problem as Problem {
            // The outputs are out, all of them; the next run notes it, as after a crash.
            warnings.append("\(problem.description); the outputs were published, and the next run notes that in the store")
        }
        warnings += Self.seal(store)
        warnings += noted.warnings
        return Self.outcome(noted.manifest, output: outputGuard.folder, warnings: warnings, clock: clock, since: start, isUnchanged: false)
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
