/// What linking says of one payment that reached a creator or a campaign. There are hundreds of thousands, so that what is small is kept small.
public struct PaymentLink: Sendable {
    private var number: UInt32
    /// The handle it is about: the one named, else the creator's handle whose posts it bought, else the creator's first. Empty without creator.
    public var handle: TextID
    /// That the money reached this creator, and why; 1 and empty without creator.
    public var creatorProbability: Double
    public var creatorEvidence: EvidenceList
    /// The campaigns that the money went to, best first; empty where the payment reached a creator for no campaign known.
    /// Several only where the evidence splits the payment, or where two fit and none may be more than possible.
    public var campaigns: [CampaignShare]
    /// The creator whom the money reached, or nil where the payee is none (a payment to an agency that names the campaign).
    public var creator: PartyID?
    /// Whether a disclosure covers the payment, or the posts it bought carry a disclosure label.
    public var disclosed: Bool

    /// Index into the run's payments.
    public var payment: Int {
        get { Int(number) }
        set { number = UInt32(newValue) }
    }

    public init(
        payment: Int, creator: PartyID?, handle: TextID = .empty, creatorProbability: Double = 1, creatorEvidence: EvidenceList = [],
        campaigns: [CampaignShare] = [], disclosed: Bool = false
    ) {
        number = UInt32(payment)
        self.creator = creator
        self.handle = handle
        self.creatorProbability = creatorProbability
        self.creatorEvidence = creatorEvidence
        self.campaigns = campaigns
        self.disclosed = disclosed
    }
}
