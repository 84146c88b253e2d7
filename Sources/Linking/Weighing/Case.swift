internal import PipelineModel

/// One payment that is weighed.
struct Case {
    var payment: Int32
    /// The payer's number among the parties.
    var payer: Int32
    /// Where its options start in the list of all, and how many there are.
    var firstOption: Int32
    var optionCount: Int32
    /// The number of its currency among those of all cases.
    var currency: Int32 = 0
    var day: Int32
    /// The amount in hundredths of a euro, or as it stands where there is no rate: for comparing only.
    var cents: Int64
    /// The probability that it reached none of the creators that it may have.
    var nobody: Double
    /// The most that its creators may have together, whatever speaks for the campaign: less than 1 where only a reference names them.
    var ceiling: Double
    /// Whether it reached no creator, but somebody who may pass it on.
    var isUpstream: Bool
    /// Whether it counts for what is learnt of its payer.
    var teaches: Bool
    /// Whether it may have been for a campaign at all.
    var hasCampaigns = true
    /// Whether it can have reached one creator only.
    var hasOneCreator = false
    /// Whether its reference names a campaign.
    var isNamed: Bool
    /// What its reference says where it names no campaign.
    var wording = Wording.named

    var options: Range<Int> { Int(firstOption)..<Int(firstOption + optionCount) }
}
