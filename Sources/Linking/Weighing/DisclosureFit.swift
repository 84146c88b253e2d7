internal import PipelineModel

/// How a creator's disclosures bear on a claim.
struct DisclosureFit {
    /// When it was made.
    var day: Day
    /// Whom it names, as it is written there.
    var sponsor: TextID
    /// Index of the content it is on, where it names it.
    var content: Int32?
    var namesPayer: Bool
    /// The payer is not named, but someone who funds the payer is.
    var namesFunder: Bool
    var amountAgrees: Bool
    /// It speaks for this campaign: it is on its content, or names the payer near the payment without naming content.
    var supports = false
    /// It names the payer, near the payment, on content of no or of another campaign.
    var opposes = false

    /// How much it says: an amount above a payer, a payer above a funder.
    var rank: Int {
        (amountAgrees ? 8 : 0) + (namesPayer ? 4 : namesFunder ? 2 : 0) + (supports ? 2 : 0) + (content != nil ? 1 : 0)
    }
}
