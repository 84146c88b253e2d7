public import PipelineModel

/// What resolution found: the parties, and the reviewers' verdicts that fit nothing.
public struct Resolution: Sendable {
    public var table: PartyTable
    /// Verdicts `same` and `different` that name no party, or that contradict another verdict.
    public var unmatchedDecisions: [Decision]
    /// Every id that a party's keys ever had or would have, by the party that bears them now.
    var ids: [String: PartyID] = [:]

    /// The party that an id once published means today, or nil where no party of this run ever had it.
    public func party(withID id: String) -> PartyID? { ids[id] }

    /// Every id that resolves to `party`, its own first, the others sorted.
    public func aliases(of party: PartyID) -> [String] {
        let own = table[party].id
        return [own] + ids.filter { $0.value == party && $0.key != own }.keys.sorted()
    }
}
