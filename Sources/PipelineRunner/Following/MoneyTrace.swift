public import FlowTracing
internal import Foundation
public import PipelineModel

/// What `payola trace` shows: a party's money followed on to whom it reached, or back to where it came from.
public struct MoneyTrace {
    /// How a trace is written.
    public enum Format: String, Sendable, CaseIterable { case text, csv, dot, graphml, svg }

    private let options: RunOptions

    public init(options: RunOptions) { self.options = options }

    /// - Parameter parties: Of each an id (also one that was published before), or a name, handle or account.
    /// - Parameter campaign: A campaign's id; then only money counts that reached its creators.
    /// - Throws: ``Problem`` of kind `inputMissing` where nothing was published yet or no party or campaign fits, with the nearest names; of kind
    ///   `usage` where several parties fit one text, with the candidates; of kind `unavailable` where a picture is asked for and Graphviz is not installed.
    public func trace(
        _ parties: [String], _ direction: TraceDirection, method: FlowMethod, format: Format, campaign: String? = nil
    ) throws -> (text: String, notes: [String]) {
        let investigation = try Investigation.open(options)
        let search = PartySearch(investigation: investigation)
        let parties = Set(try parties.map { try search.find($0) })
        let findings = investigation.findings
        let tree = try FlowTracer(findings: findings, converter: investigation.inputs.conversion, method: method)
            .trace(direction, parties, campaign: try campaign.map { try Self.campaign($0, in: findings) })
        let text =
            switch format {
            case .text: tree.text(findings.parties)
            case .csv: tree.csv(findings.parties)
            case .dot: tree.dot(findings.parties)
            case .graphml: tree.graphML(findings.parties)
            case .svg: try Graphviz.svg(of: tree.dot(findings.parties))
            }
        return (text, investigation.notes)
    }

    private static func campaign(_ id: String, in findings: Findings) throws -> Int {
        let campaigns = findings.configuration.campaigns
        guard let index = campaigns.firstIndex(where: { $0.id == id }) else {
            throw Problem(
                .inputMissing, field: id, "no campaign has this id",
                remedy: campaigns.isEmpty
                    ? "pipeline.json has no campaigns" : "the campaigns are " + campaigns.map(\.id).joined(separator: ", "))
        }
        return index
    }
}
