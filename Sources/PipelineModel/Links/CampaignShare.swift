/// One payment's link to one campaign, and the posts it bought there.
public struct CampaignShare: Sendable {
    /// Index into the configuration's campaigns.
    public var campaign: Int
    /// That the money reached the creator (where there is one) and went to this campaign.
    public var probability: Double
    public var grade: Grade
    public var evidence: EvidenceList
    /// The share's weight where a payment is split over campaigns; amounts are allocated in proportion, exactly.
    public var weight: Int
    public var posts: [PostLink]

    public init(campaign: Int, probability: Double, grade: Grade, evidence: EvidenceList, weight: Int = 1, posts: [PostLink] = []) {
        self.campaign = campaign
        self.probability = probability
        self.grade = grade
        self.evidence = evidence
        self.weight = weight
        self.posts = posts
    }
}
