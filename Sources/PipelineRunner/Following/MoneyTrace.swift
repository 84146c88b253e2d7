public import FlowTracing
internal import Foundation
public import PipelineModel
internal import Resolution

/// What `payola trace` shows: a party's money followed on to whom it reached, or back to where it came from.
public struct MoneyTrace {
    /// How a trace is written.
    public enum Format: String, Sendable, CaseIterable { case text, csv, dot, graphml, svg }

    private let options: RunOptions

    public init(options: RunOptions) { self.options = options }

    /// - Parameter party: A party's id (also one that was published before), or a name, handle or account of it.
    /// - Parameter campaign: A campaign's id; then only money counts that reached its creators.
    /// - Throws: ``Problem`` of kind `inputMissing` where nothing was published yet or no party or campaign fits, with the nearest names; of kind
    ///   `unavailable` where a picture is asked for and Graphviz is not installed.
    public func trace(
        _ party: String, _ direction: TraceDirection, method: FlowMethod, format: Format, campaign: String? = nil
    ) throws -> (text: String, notes: [String]) {
        let investigation = try Investigation.open(options)
        let parties = try Self.find(party, in: investigation)
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

    private static func find(_ text: String, in investigation: Investigation) throws -> Set<PartyID> {
        if let party = investigation.assembly.resolution.party(withID: text) { return [party] }
        let findings = investigation.findings
        let wanted = folded(text)
        var found: Set<PartyID> = []
        for (index, party) in findings.parties.parties.enumerated() {
            let texts = [party.name] + (party.names + party.handles + party.accounts).map { findings.texts[$0] }
            if texts.contains(where: { folded($0) == wanted }) { found.insert(PartyID(rawValue: UInt32(index))) }
        }
        guard found.isEmpty else { return found }
        let near = findings.parties.parties.map { (name: $0.name, distance: folded($0.name).editDistance(to: wanted)) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
        throw Problem(
            .inputMissing, field: text, "no party has this id, name, handle or account",
            remedy: near.isEmpty ? "ids are in payers.csv and creators.csv" : "the nearest names are \(near.joined(separator: ", "))")
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
