internal import Aggregation
internal import Flagging
internal import FlowTracing
internal import Foundation
internal import Hashing
internal import LedgerStore
internal import Normalisation
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
        return try publish(&intake, inputs, store, Target(key: key, last: last, output: output), engine, clock, since: start)
    }

    /// Where a run died after its outputs took their place and before the store said so, says so.
    private static func completePublication(in output: String, store: LedgerStore) throws {
        let runs = try store.read { try $0.runs() }
        guard let newest = runs.last, !newest.isPublished, try OutputSeals.hold(in: output, for: newest, store: store) else { return }
        if let last = runs.last(where: \.isPublished), try OutputSeals.hold(in: output, for: last, store: store) { return }
        try store.write { try $0.setPublished(run: newest.id) }
    }

    private struct Target {
        var key: String
        /// The last run that was published.
        var last: StoredRun?
        var output: String
    }

    private func publish(
        _ intake: inout DropIntake.Result, _ inputs: RunInputs, _ store: LedgerStore, _ target: Target, _ engine: RunEngine,
        _ clock: StageClock, since start: ContinuousClock.Instant
    ) throws -> RunOutcome {
        let registry = inputs.conversion.registry
        let workers = engine.workers
        try engine.warmUp()
        let folder = try StagedFolder(output: target.output)
        var warnings = intake.warnings
        let leftOut = intake.leftOut
        let (runID, manifest, unmatchedDecisions) = try store.write { transaction in
            let (active, blocks) = try intake.store(in: transaction, workers: workers)
            let records = Handover(try EvidenceRecords(drops: active, taking: &intake, store: transaction.reader, workers: workers))
            let builder = FindingsBuilder(
                configuration: inputs.file.configuration, conversion: inputs.conversion, decisions: inputs.decisions.decisions,
                clock: clock, engine: engine, tellsDetails: false)
            // The store takes in what is new while the stages run.
            let (assembly, _) = try workers.together({
                var records = try records.take()
                return try builder.build(drops: active, records: &records)
            }) { try transaction.add(blocks.take()) }
            for (index, drop) in active.enumerated() { try transaction.setFates(assembly.fates[index], ofDrop: drop.id) }
            let (findings, conversion) = (assembly.findings, inputs.conversion)
            func writer(_ report: Report) -> ReportWriter {
                ReportWriter(report: report, minorUnits: registry.minorUnits(of:), workers: workers)
            }
            func write(_ part: ReportWriter.Part, _ report: Report) throws -> [OutputFile] {
                try clock.measure("reporting", records: report.aggregates.payments.count) { try writer(report).write(part, to: folder) }
            }
            // Money is followed while it is summed up and while the flags are raised that do not ask where it went; the others are raised while
            // figures are written.
            let (flows, (run, summed, begun)) = try workers.together({
                try clock.measure("flow tracing", records: findings.payments.count) {
                    try FlowTracer(findings: findings, converter: conversion).campaignFlows()
                }
            }) {
                let aggregates = try clock.measure("aggregation", records: findings.links.count) {
                    try Aggregator(findings: findings, conversion: conversion).aggregate(engine: engine)
                }
                let contributions = Self.contributions(aggregates, findings)
                let before = try target.last.map { try transaction.reader.contributions(ofRun: $0.id) } ?? []
                let causes = ChangeCauses(
                    assembly: assembly, active: active, last: target.last, inputs: inputs)
                let changes =
                    try target.last?.key == target.key
                    ? transaction.reader.changes(ofRun: target.last?.id ?? 0)
                    : ChangeDetector.changes(from: before, to: contributions) { payment, index in
                        index.map { causes.cause(ofPayment: payment, at: aggregates.contributions[$0].payment) }
                            ?? causes.cause(ofPayment: payment)
                    }
                let run = StoredRun(
                    key: target.key, version: PayolaVersion.current, finished: Self.timestamp(), isPublished: false, summary: "")
                let number = try transaction.add(run, changes: changes, contributions: contributions)
                let report = Report(findings: findings, aggregates: aggregates, rejects: assembly.rejects, changes: changes)
                let raised = try clock.measure("flags", records: findings.payments.count) {
                    let context = FlagContext(findings: findings, aggregates: aggregates, converter: conversion)
                    var raised = RaisedFlags()
                    try raised.add(needingFlows: false, context, workers)
                    return (context, raised)
                }
                return (number, report, Handover(raised))
            }
            var report = summed
            report.flows = flows
            let aggregates = report.aggregates
            let (flags, figures) = try workers.together({
                try clock.measure("flags", records: findings.payments.count) {
                    var (context, raised) = try begun.take()
                    context.add(flows)
                    try raised.add(needingFlows: true, context, workers)
                    return raised.all()
                }
            }) { try write(.figures, report) }
            report.flags = flags
            let indicators = try write(.indicators, report)
            writer(report).note(figures + indicators, in: folder)
            let manifest = inputs.manifest(
                run: target.key, assembly: assembly, leftOut: leftOut, aggregates: aggregates, outputs: folder.files)
            let summary = try manifest.text()
            try folder.write("run.json", bytes: Array(summary.utf8))
            let outputs = folder.files.map { StoredOutput(name: $0.name, sha256: $0.sha256, size: $0.size) }
            try transaction.complete(run: run, summary: summary, outputs: outputs)
            FreedMemory.letGo(report)
            return (run, manifest, assembly.unmatchedDecisions)
        }
        try folder.publish()
        do {
            try store.write { try $0.setPublished(run: runID) }
        } catch let problem as Problem {
            // The outputs are out, all of them; the next run notes it, as after a crash.
            warnings.append("\(problem.description); the outputs were published, and the next run notes that in the store")
        }
        warnings += Self.seal(store)
        warnings += unmatchedDecisions.map { decision in
            "\(inputs.decisionsName):\(decision.line): “\(decision.verdict.rawValue) \(decision.subject)” fits nothing in this run; check the id"
        }
        return Self.outcome(manifest, output: target.output, warnings: warnings, clock: clock, since: start, isUnchanged: false)
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

    private static func contributions(_ aggregates: Aggregates, _ findings: Findings) -> [PublishedContribution] {
        aggregates.contributions.map { contribution in
            PublishedContribution(
                key: .init(
                    payment: findings.payments[contribution.payment].id,
                    campaign: findings.configuration.campaigns[contribution.campaign].id,
                    currency: findings.configuration.reporting.currencies[contribution.currency]),
                amount: contribution.amount, grade: contribution.grade)
        }
    }

    private static func timestamp() -> String { ISO8601DateFormatter().string(from: Date()) }

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
