public import PipelineModel

/// What resolution found: the parties, and the reviewers' verdicts that could not be taken.
public struct Resolution: Sendable {
    public var table: PartyTable
    /// What keeps verdicts `same` and `different` from being taken as they stand, by their lines.
    public var decisionFaults: [DecisionFault]
    /// Verdicts `same` and `different` that change nothing.
    public var unmatchedDecisions: [Decision] { decisionFaults.filter(\.isIdle).map(\.decision) }
    /// The hash of every id that a party's keys ever had or would have, by the party that bears them now.
    var ids: [UInt64: PartyID] = [:]

    /// The party that an id once published means today, or nil where no party of this run ever had it.
    public func party(withID id: String) -> PartyID? { PartyKey.print(ofID: id).flatMap { ids[$0] } }

    /// Every id that a party had beside its own, sorted.
    public var formerIDs: [(id: String, party: PartyID)] {
        ids.map { (id: "n-" + PartyKey.hex($0), party: $1) }.filter { table[$0.party].id != $0.id }.sorted { $0.id < $1.id }
    }

    /// Every id that resolves to `party`, its own first, the others sorted.
    public func aliases(of party: PartyID) -> [String] {
        let own = table[party].id
        let all = ids.filter { $0.value == party }.keys.map { "n-" + PartyKey.hex($0) }
        return [own] + all.filter { $0 != own }.sorted()
    }
}
