internal import PipelineModel

/// One claim that evidence is weighed for: this payment reached this creator (where there is one) for this campaign.
struct Claim {
    var payment: Int
    var day: Day
    var payer: PartyID
    var creator: PartyID?
    /// The creator's number in ``ContentIndex``, or -1.
    var creatorNumber: Int
    var campaign: Int
    var facts: ReferenceFacts
    var sighting: PostSighting
    /// How much the creator posted at all around the day, where that is known yet.
    var postsAround: Int?
    var wording = Wording.named
    /// The disclosure that fits best, or nil.
    var disclosure: DisclosureFit?
    /// Whether the payer is the creator itself.
    var isOwnMoney: Bool

    /// Whether something binds the payment to the campaign by name.
    func isNamed(_ content: ContentIndex) -> Bool {
        facts.isMarked(campaign) || namesContent(content) || disclosure?.supports == true
    }

    /// Whether the reference names content of this campaign (of this creator, where there is one).
    func namesContent(_ content: ContentIndex) -> Bool {
        facts.contents.contains { named in
            (creator == nil || content.ownerOf[Int(named)] == creator) && content.campaigns(of: named).contains(campaign)
        }
    }
}
