/// One of the things that a payment may have been: for this creator, and for this campaign or none. What never changes of it.
struct Option {
    /// The creator's number, or -1.
    var creator: Int32
    /// -1 for none.
    var campaign: Int32
    /// Where the payer's sums for the campaign are; -1 for no campaign.
    var slot: Int32 = -1
    /// The number of the creator's posts of the campaign in ``ContentIndex/groups``; -1 where there are none.
    var group: Int32 = -1
    /// How many of these posts lie near.
    var near: Int32 = 0
    /// The probability that the payment reached the creator, before anything else is known, times the likelihood ratio of all evidence that
    /// is not learnt, save what the payer is listed as.
    var weight: Float
    /// The bits of all that evidence.
    var fixed: Float = 0
    /// The bits of the payer's being a listed sponsor: they tell campaigns apart, not a creator from a stranger.
    var listed: Float = 0
    /// Of the fixed bits, those of a disclosure.
    var disclosed: Float = 0
    /// How much of the time the creator's posts of the campaign cover.
    var coverage: Float = 0
    /// The bin of ``GapStatistics`` that the next post's day falls into.
    var gap = UInt8(GapStatistics.unknown)
    /// Whether the reference or a disclosure binds the payment to the campaign.
    var isNamed = false
    /// The payment lies in the campaign's window.
    var isInside = false

    var isNear: Bool { near > 0 }
    /// Whether the creator posts for the campaign at all.
    var posts: Bool { group >= 0 }
}

/// An option as it was weighed.
struct WeighedOption {
    var option: Option
    /// Its place in the list of all.
    var index: Int
    var probability: Double
}
