internal import FlowTracing
internal import LedgerStore
internal import PipelineModel
internal import Resolution

/// Puts the state of the store together once and writes the page index from it.
struct PageIndexBuilder {
    let options: RunOptions
    let observer: any RunObserver

    /// - Throws: ``Problem`` where there is no store, nothing was published, or the index cannot be written.
    func build() throws {
        let investigation = try Investigation.open(options, observer: observer)
        observer.advanced(stage: "flow tracing", records: investigation.findings.payments.count, fraction: nil)
        let flows = try FlowTracer(findings: investigation.findings, converter: investigation.inputs.conversion).campaignFlows()
        observer.advanced(stage: "flags", records: investigation.findings.payments.count, fraction: nil)
        let content = PageIndexContent(
            key: investigation.run.key, findings: investigation.findings, aggregates: investigation.aggregates, flows: flows,
            flags: try investigation.flags(flows), drops: investigation.settledDrops,
            formerPaymentIDs: investigation.assembly.paymentIndex.former,
            formerPartyIDs: investigation.assembly.resolution.formerIDs,
            retellings: investigation.assembly.retellings.mapValues { $0.map { ($0.place, $0.fate) } },
            queue: ReviewList(investigation).items.map { .init(payment: $0.payment, campaign: $0.campaign, worth: $0.worth) },
            notes: investigation.notes, minorUnits: investigation.inputs.conversion.registry.minorUnits(of:))
        let drops = investigation.drops
        let store = investigation.store
        try PageIndexWriter.write(
            content, store: store.path,
            unused: { index in try store.read { try $0.unusedRecords(ofDrop: drops[index].id, index: index) } },
            progress: { observer.advanced(stage: $0, records: 0, fraction: nil) })
    }
}

extension Investigation {
    /// The drops with summaries in which repeats are told from entries.
    fileprivate var settledDrops: [StoredDrop] {
        zip(drops, assembly.summaries).map { drop, summary in
            var drop = drop
            drop.summary = summary
            return drop
        }
    }
}
