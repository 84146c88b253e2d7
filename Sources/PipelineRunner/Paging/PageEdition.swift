public import LedgerStore
public import PipelineModel

/// One published state as pages show it: the index, the configuration and rates behind it, and the way to the source lines.
public final class PageEdition: Sendable {
    public let index: PageIndex
    public let configuration: PipelineConfiguration
    public let run: StoredRun
    public let records: SourceRecords
    /// What holds the verdicts that the run honoured: its SHA-256, nil where there was no such file.
    let decisionsSha256: String?
    private let conversion: ReferenceConversion

    init(index: PageIndex, inputs: RunInputs, run: StoredRun, records: SourceRecords) {
        self.index = index
        configuration = inputs.file.configuration
        self.run = run
        self.records = records
        decisionsSha256 = (try? RunManifest(json: run.summary))?.decisionsSha256
        conversion = inputs.conversion
    }

    /// The amount in each reporting currency and how it came about, in words.
    public func conversions(
        _ amount: ExactDecimal, _ code: String, executed: (amount: ExactDecimal, code: String), on day: Day
    ) -> [(currency: String, text: String)] {
        let texts = ConversionText(conversion: conversion)
        return configuration.reporting.currencies.compactMap { target in
            texts.text(amount, code, executed: executed, to: target, on: day).map { (target, $0) }
        }
    }

    public func minorUnits(of code: String) -> Int { conversion.registry.minorUnits(of: code) }
}
