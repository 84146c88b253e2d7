public import PipelineModel

/// All that the files of a run are written from, but for flags, which are written as they are raised.
public struct Report: Sendable {
    public var findings: Findings
    public var aggregates: Aggregates
    public var rejects: [Reject]
    /// What moved against the run before.
    public var changes: [Change]
    public var flows: TracedFlows

    public init(
        findings: Findings, aggregates: Aggregates, rejects: [Reject], changes: [Change],
        flows: TracedFlows = TracedFlows(method: .fifo)
    ) {
        self.findings = findings
        self.aggregates = aggregates
        self.rejects = rejects
        self.changes = changes
        self.flows = flows
    }
}

extension Report {
    var configuration: PipelineConfiguration { findings.configuration }

    func text(_ id: TextID) -> String { findings.texts[id] }
}
