public import PipelineModel

/// What linking says of a run's payments and content.
public struct Linking: Sendable {
    /// One per payment that reached a creator or a campaign, sorted by the payment's index.
    public var links: [PaymentLink]
    /// Per campaign the indices of its content, ascending.
    public var campaignContent: [[Int]]
    /// Per content the party that owns its handle, or nil where none does.
    public var creatorOfContent: [PartyID?]
    /// The reviewers' verdicts on payments and links that name none of this run.
    public var unmatchedDecisions: [Decision]
    /// Listed sponsors that are nobody's name, or of more than one.
    public var unsettledSponsors: [UnsettledSponsor]

    public init(
        links: [PaymentLink] = [], campaignContent: [[Int]] = [], creatorOfContent: [PartyID?] = [], unmatchedDecisions: [Decision] = [],
        unsettledSponsors: [UnsettledSponsor] = []
    ) {
        self.links = links
        self.campaignContent = campaignContent
        self.creatorOfContent = creatorOfContent
        self.unmatchedDecisions = unmatchedDecisions
        self.unsettledSponsors = unsettledSponsors
    }
}
