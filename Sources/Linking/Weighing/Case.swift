internal import PipelineModel

/// One payment that is weighed.
struct Case {
    var payment: Int32
    /// The payer's number among the payers weighed.
    var payer: Int32
    /// Its options in the list of all, one after another.
    var options: Range<Int>
    /// Whether it reached no creator, but somebody who may pass it on.
    var isUpstream: Bool
    /// Whether it counts for what is learnt of its payer.
    var teaches: Bool
    /// The amount in hundredths of a euro, or as it stands where there is no rate: for comparing only.
    var cents: Int64
    /// log2 of the probability that it reached none of the creators that it may have.
    var nobody: Double
    /// The most that its creators may have together, whatever speaks for the campaign: less than 1 where only a reference names them.
    var ceiling: Double
    /// Whether it can have reached one creator only.
    var hasOneCreator = false
    /// Whether its reference names a campaign.
    var isNamed = false
    /// Where the words of its references are, as hashes, in the list of all.
    var words = 0..<0
    /// What its reference says where it names no campaign.
    var wording = Wording.named
    var day: Int32 = 0
    /// The number of its currency among those of all cases.
    var currency: Int32 = 0
}

/// One of the things that a payment may have been: for this creator, and for this campaign or none.
struct Option {
    /// The creator's number, or -1.
    var creator: Int32
    /// -1 for none.
    var campaign: Int32
    /// log2 of the probability that the payment reached the creator, before anything else is known.
    var prior: Double
    /// Where the payer's sums for the campaign are; -1 for no campaign.
    var slot: Int32 = -1
    /// The bits of all evidence that is not learnt, save what the payer is listed as.
    var fixed = 0.0
    /// The bits of the payer's being a listed sponsor: they tell campaigns apart, not a creator from a stranger.
    var listed = 0.0
    /// Of the fixed bits, those of a disclosure.
    var disclosed = 0.0
    /// How many of the creator's posts of the campaign lie near.
    var near: Int32 = 0
    /// How many of them other payments to the creator bought, as last weighed: from 0 (not all) to 1 (all).
    var bought = 0.0
    var gap: Int16 = .max
    var isNear: Bool { near > 0 }
    /// Whether the creator posts for the campaign at all, and how much of the time its posts cover.
    var posts = false
    var coverage = 0.0
    /// Whether the reference or a disclosure binds the payment to the campaign.
    var isNamed = false
    /// The payment lies in the campaign's window.
    var isInside = false
    var posterior = 0.0
}
