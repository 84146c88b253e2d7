public import PipelineModel

/// A sponsor that a campaign lists by a name of which it is not plain whose it is.
public struct UnsettledSponsor: Sendable, Equatable {
    /// The campaign, by its index.
    public var campaign: Int
    public var name: String
    /// The parties that bear the name and count as listed.
    public var listed: [PartyID]
    /// The parties that fit it about as well and do not count as listed.
    public var namesakes: [PartyID]

    /// Nil where the name is one party's.
    ///
    /// - Parameter isMarked: Whether it is an account, a handle or an id of a party.
    init?(_ name: String, campaign: Int, _ bearers: ArraySlice<NameBearer>, isMarked: Bool) {
        self.name = name
        self.campaign = campaign
        listed = bearers.filter(\.isNamed).map(\.party)
        namesakes = bearers.filter { $0.fit == .namesake }.map(\.party)
        if isMarked || listed.count == 1 && namesakes.isEmpty { return nil }
    }
}
