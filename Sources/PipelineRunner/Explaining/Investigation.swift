internal import Aggregation
internal import Foundation
internal import LedgerStore
internal import PipelineModel
internal import Reporting

/// What the store knows, put together again without reading a drop: parties, payments, links and totals.
///
/// It works where drops' files are gone. The configuration, rates and decisions are those of today; ``notes`` says where they differ from
/// those of the last run.
struct Investigation {
    let file: ConfigurationFile
    let inputs: RunInputs
    let store: LedgerStore
    let evidence: EvidenceFolder
    /// In order of precedence, as ``Findings/drops``.
    let drops: [StoredDrop]
    let assembly: Assembly
    let aggregates: Aggregates
    /// The last run that was published.
    let run: StoredRun
    /// What a reader should know before anything else.
    let notes: [String]

    var findings: Findings { assembly.findings }

    /// - Parameter extra: Verdicts to weigh in beside those of the decisions file.
    /// - Throws: ``Problem`` of kind `inputMissing` where there is no store or nothing was published yet.
    static func open(_ options: RunOptions, extra: [Decision] = [], observer: any RunObserver = SilentObserver()) throws -> Investigation {
        let file = try ConfigurationFile(path: options.configuration)
        let store = try openStore(options, file)
        guard let run = try store.read({ try $0.runs() }).last(where: \.isPublished) else {
            throw Problem(.inputMissing, file: store.path, "no run has been published yet", remedy: "`payola run` does that")
        }
        let inputs = try RunInputs(file: file, findsFiles: false)
        let configuration = file.configuration
        let (drops, assembly) = try store.read { reader in
            let drops = Shelf(try reader.drops(), configuration).latest(configuration)
            let builder = FindingsBuilder(
                configuration: configuration, conversion: inputs.conversion, decisions: inputs.decisions.decisions + extra,
                clock: StageClock(observer: observer), notesRepeats: true)
            var records = try EvidenceRecords(drops: drops, store: reader)
            return (drops, try builder.build(drops: drops, records: &records))
        }
        let aggregates = try Aggregator(findings: assembly.findings, conversion: inputs.conversion).aggregate()
        return Investigation(
            file: file, inputs: inputs, store: store, evidence: EvidenceFolder(store: store.path), drops: drops, assembly: assembly,
            aggregates: aggregates, run: run, notes: notes(inputs, drops, run))
    }

    static func openStore(_ options: RunOptions, _ file: ConfigurationFile) throws -> LedgerStore {
        let path = options.store ?? file.resolve(file.configuration.store)
        guard FileManager.default.fileExists(atPath: path) else {
            throw Problem(.inputMissing, file: path, "there is no store", remedy: "`payola run` makes it")
        }
        return try LedgerStore(path: path)
    }

    private static func notes(_ inputs: RunInputs, _ drops: [StoredDrop], _ run: StoredRun) -> [String] {
        guard let before = try? RunManifest(json: run.summary),
            inputs.runKey(drops: drops, leftOut: before.leftOut ?? []) != run.key
        else { return [] }
        var changed: [String] = []
        if before.configSha256 != inputs.file.sha256 { changed.append("the configuration") }
        if before.decisionsSha256 != inputs.decisions.sha256 { changed.append("the decisions") }
        if before.rates != inputs.rates.files { changed.append("the rates") }
        if before.version != PayolaVersion.current { changed.append("the program") }
        if Set(before.drops.map { $0.source + $0.sha256 }) != Set(drops.map { $0.source + $0.sha256 }) { changed.append("the drops") }
        guard !changed.isEmpty else { return [] }
        return ["\(changed.joined(separator: " and ")) changed since run \(run.key); `payola run` brings the outputs up to date"]
    }
}
