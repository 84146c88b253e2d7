internal import PipelineModel

/// How a creator's disclosures bear on a claim.
struct DisclosureFit {
    /// Index of the content it is on, where it names it.
    var content: Int32?
    var namesPayer: Bool
    /// The payer is not named, but someone who funds the payer is.
    var namesFunder: Bool
    var amountAgrees: Bool
    /// It speaks for this campaign: it is on its content, or names the payer near the payment without naming content.
    var supports: Bool
    /// It names the payer, near the payment, on content of no or of another campaign.
    var opposes: Bool

    static let none = DisclosureFit(
        content: nil, namesPayer: false, namesFunder: false, amountAgrees: false, supports: false, opposes: false)
}
