/// The parties of a run: what resolution hands to the later stages.
public struct PartyTable: Sendable {
    /// Sorted by published id.
    public var parties: [Party]
    /// One per mention of the run's ``MentionTable``, by its number.
    public var matches: [PartyMatch]
    /// The party that owns each handle (`platform:name`).
    public var owners: [TextID: PartyID]
    /// Whom names from outside the ledgers name.
    public var named: NamedParties

    public init(
        parties: [Party] = [], matches: [PartyMatch] = [], owners: [TextID: PartyID] = [:], named: NamedParties = NamedParties()
    ) {
        self.parties = parties
        self.matches = matches
        self.owners = owners
        self.named = named
    }

    @inlinable public subscript(id: PartyID) -> Party { parties[Int(id.rawValue)] }
    @inlinable public subscript(mention: MentionID) -> PartyMatch { matches[Int(mention.rawValue)] }
}
