public import PipelineModel

/// All that the files of a run are written from.
public struct Report: Sendable {
    public var findings: Findings
    public var aggregates: Aggregates
    public var rejects: [Reject]
    /// What moved against the run before.
    public var changes: [Change]
    public var flows: TracedFlows
    public var flags: [Flag]

    public init(
        findings: Findings, aggregates: Aggregates, rejects: [Reject], changes: [Change],
        flows: TracedFlows = TracedFlows(method: .fifo), flags: [Flag] = []
    ) {
        self.findings = findings
        self.aggregates = aggregates
        self.rejects = rejects
        self.changes = changes
        self.flows = flows
        self.flags = flags
    }
}

extension Report {
    var configuration: PipelineConfiguration { findings.configuration }

    func text(_ id: TextID) -> String { findings.texts[id] }
}
