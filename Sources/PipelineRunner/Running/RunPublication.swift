internal import Aggregation
internal import Flagging
internal import FlowTracing
internal import Foundation
internal import LedgerStore
internal import PipelineModel
internal import Reporting

/// What a run does once its drops are read: the stages, the files, and the store's note of both, in one transaction.
struct RunPublication {
    let inputs: RunInputs
    let key: String
    /// The last run that was published.
    let last: StoredRun?
    let engine: RunEngine
    let clock: StageClock

    /// What was noted, before the files take the place of the published ones.
    struct Noted {
        var run: Int64
        var manifest: RunManifest
        /// Declarations without a rate, verdicts that are not honoured, and listed sponsors whom nobody or several fit, in words.
        var warnings: [String]
    }

    /// Runs the stages, stages the files in `folder` and notes the run.
    ///
    /// - Throws: ``Problem``, and then the transaction is to be undone.
    func note(_ intake: inout DropIntake.Result, in transaction: StoreTransaction, _ folder: StagedFolder) throws -> Noted {
        let readsAgain = !intake.readings.isEmpty
        let (active, assembly) = try findings(&intake, transaction)
        let (flows, aggregates) = try figures(of: assembly.findings)
        var report = Report(findings: assembly.findings, aggregates: aggregates, rejects: assembly.rejects, changes: [], flows: flows)
        // The store notes what moved, and figures are written, while flags are raised.
        let raising = { @Sendable [report] in try writeFlags(of: report, to: folder) }
        let (flags, (run, tables)) = try engine.workers.together(raising) {
            let contributions = contributions(report)
            let isSame = last?.key == key && !readsAgain
            report.changes = try changes(to: contributions, isSame, assembly, aggregates, active, transaction)
            let run = try transaction.add(
                StoredRun(key: key, version: PayolaVersion.current, finished: Self.timestamp(), isPublished: false, summary: ""),
                changes: report.changes, contributions: contributions)
            return (run, try writeTables(of: report, to: folder))
        }
        writer(report).note(tables + [flags], in: folder)
        let manifest = inputs.manifest(
            run: key, assembly: assembly, leftOut: intake.leftOut, aggregates: aggregates, outputs: folder.files)
        let summary = try manifest.text()
        try folder.write("run.json", bytes: Array(summary.utf8))
        let outputs = folder.files.map { StoredOutput(name: $0.name, sha256: $0.sha256, size: $0.size) }
        try transaction.complete(run: run, summary: summary, outputs: outputs)
        let warnings =
            openDeclarations(report) + VerdictFaults(assembly).warnings(file: inputs.decisionsName)
            + SponsorNotices(findings: assembly.findings).notices(assembly.unsettledSponsors)
        FreedMemory.letGo(report)
        return Noted(run: run, manifest: manifest, warnings: warnings)
    }

    // MARK: Phases

    /// The active drops and what they say; the store takes in what is new meanwhile.
    private func findings(_ intake: inout DropIntake.Result, _ transaction: StoreTransaction) throws -> ([StoredDrop], Assembly) {
        let (active, blocks) = try intake.store(in: transaction, workers: engine.workers)
        let records = Handover(try EvidenceRecords(drops: active, taking: &intake, store: transaction.reader, workers: engine.workers))
        let builder = FindingsBuilder(
            configuration: inputs.file.configuration, conversion: inputs.conversion, decisions: inputs.decisions.decisions,
            clock: clock, engine: engine, tellsDetails: false)
        let building = { @Sendable in
            var records = try records.take()
            return try builder.build(drops: active, records: &records)
        }
        let (assembly, _) = try engine.workers.together(building) { try transaction.add(blocks.take()) }
        for (index, drop) in active.enumerated() { try transaction.setFates(assembly.fates[index], ofDrop: drop.id) }
        return (active, assembly)
    }

    private func figures(of findings: Findings) throws -> (TracedFlows, Aggregates) {
        let conversion = inputs.conversion
        let tracing = { @Sendable in
            try clock.measure("flow tracing", records: findings.payments.count) {
                try FlowTracer(findings: findings, converter: conversion).campaignFlows()
            }
        }
        return try engine.workers.together(tracing) {
            try clock.measure("aggregation", records: findings.links.count) {
                try Aggregator(findings: findings, conversion: conversion).aggregate(engine: engine)
            }
        }
    }

    /// What moved since the last run; the same again where that was of the same inputs, read as they are read now.
    private func changes(
        to contributions: [PublishedContribution], _ isSame: Bool, _ assembly: Assembly, _ aggregates: Aggregates, _ active: [StoredDrop],
        _ transaction: StoreTransaction
    ) throws -> [Change] {
        if let last, isSame { return try transaction.reader.changes(ofRun: last.id) }
        let before = try last.map { try transaction.reader.contributions(ofRun: $0.id) } ?? []
        let causes = ChangeCauses(assembly: assembly, active: active, last: last, inputs: inputs)
        return ChangeDetector.changes(from: before, to: contributions) { payment, index in
            index.map { causes.cause(ofPayment: payment, at: aggregates.contributions[$0].payment) } ?? causes.cause(ofPayment: payment)
        }
    }

    private func contributions(_ report: Report) -> [PublishedContribution] {
        let (findings, configuration) = (report.findings, report.findings.configuration)
        return report.aggregates.contributions.map { contribution in
            PublishedContribution(
                key: .init(
                    payment: findings.payments[contribution.payment].id, campaign: configuration.campaigns[contribution.campaign].id,
                    currency: configuration.reporting.currencies[contribution.currency]),
                amount: contribution.amount, grade: contribution.grade)
        }
    }

    /// A line for each declaration that has no rate: what its campaign declared is empty then, and not zero.
    private func openDeclarations(_ report: Report) -> [String] {
        let findings = report.findings
        let open = Dictionary(grouping: report.aggregates.unconvertedDeclarations) { [$0.declaration, $0.campaign] }
        return open.values.sorted { ($0[0].declaration, $0[0].campaign) < ($1[0].declaration, $1[0].campaign) }.map { items in
            let (declaration, campaign) = (findings.declarations[items[0].declaration], findings.configuration.campaigns[items[0].campaign])
            let currencies = items.map(\.currency.code).joined(separator: ", ")
            return "\(findings.drops[Int(declaration.place.drop)].placeName):\(declaration.place.line): what \(campaign.id) declares there"
                + " has no rate from \(findings.texts[declaration.currency]) on \(items[0].day.iso), so that its declared and gap are empty in"
                + " \(currencies); add rates"
        }
    }

    // MARK: Files

    private func writeTables(of report: Report, to folder: StagedFolder) throws -> [OutputFile] {
        try clock.measure("reporting", records: report.aggregates.payments.count) { try writer(report).writeTables(to: folder) }
    }

    /// Raises the flags and writes them, rule by rule.
    private func writeFlags(of report: Report, to folder: StagedFolder) throws -> OutputFile {
        let findings = report.findings
        return try clock.measure("flags", records: findings.payments.count) {
            try writer(report).writeFlags(to: folder) { write in
                let context = FlagContext(
                    findings: findings, aggregates: report.aggregates, flows: report.flows, converter: inputs.conversion)
                let style = findings.configuration.csv
                try FlagRules.evaluate(context, workers: engine.workers, make: { FlagRows($0, style: style) }, take: write)
            }
        }
    }

    private func writer(_ report: Report) -> ReportWriter {
        let registry = inputs.conversion.registry
        return ReportWriter(report: report, minorUnits: { registry.minorUnits(of: $0) }, workers: engine.workers)
    }

    private static func timestamp() -> String { ISO8601DateFormatter().string(from: Date()) }
}
