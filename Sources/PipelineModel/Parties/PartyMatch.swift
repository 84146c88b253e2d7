/// Which party a mention belongs to, how sure that is, and why.
public struct PartyMatch: Sendable {
    public var party: PartyID
    /// That the mention means this party. 1 where a binding identifier says so or the mention founded the party.
    public var probability: Double
    public var evidence: [Evidence]
    /// Creators that the mention fits about as well: namesakes. Not empty means that nothing may be confirmed by this match; `party` is
    /// then a party of the mention's own and each candidate has its own probability.
    public var candidates: [Candidate]

    public struct Candidate: Sendable {
        public var party: PartyID
        public var probability: Double

        public init(party: PartyID, probability: Double) {
            self.party = party
            self.probability = probability
        }
    }

    public init(party: PartyID, probability: Double = 1, evidence: [Evidence] = [], candidates: [Candidate] = []) {
        self.party = party
        self.probability = probability
        self.evidence = evidence
        self.candidates = candidates
    }
}
