internal import PipelineModel

/// One of the things that a payment may have been: for this creator, and for this campaign or none. What never changes of it, in 28 bytes: there
/// are several for every payment to a creator, and they are read in every round.
struct Option {
    struct Traits: OptionSet {
        var rawValue: UInt8

        /// The reference or a disclosure binds the payment to the campaign.
        static let named = Traits(rawValue: 1)
        /// The payment lies in the campaign's window.
        static let inside = Traits(rawValue: 2)
        /// A post of the creator's for the campaign lies near.
        static let near = Traits(rawValue: 4)
        /// The campaign lists the payer as a sponsor.
        static let listed = Traits(rawValue: 8)
        /// The evidence that is not learnt comes to more than six bits.
        static let strong = Traits(rawValue: 16)
    }

    /// The creator's number, or -1.
    var creator: Int32
    /// -1 for none.
    var campaign: Int32
    /// Where the payer's sums for the campaign are; -1 for no campaign.
    var slot: Int32 = -1
    /// The number of the creator's posts of the campaign in ``ContentIndex/groups``; -1 where there are none.
    var group: Int32 = -1
    /// The probability that the payment reached the creator, before anything else is known, times the likelihood ratio of all evidence that
    /// is not learnt, save what the payer is listed as.
    var weight: Float
    /// How much of the time the creator's posts of the campaign cover.
    var coverage: Float = 0
    /// The bits of a disclosure, in halves of a bit.
    private var disclosedHalves: Int8 = 0
    /// The bin of ``GapStatistics`` that the next post's day falls into.
    var gap = UInt8(GapStatistics.unknown)
    var traits: Traits = []

    /// That the money reached the creator, for no campaign.
    init(creator: Int32, weight: Float) {
        self.creator = creator
        campaign = -1
        self.weight = weight
    }

    /// That the claim is so.
    ///
    /// - Parameters:
    ///   - group: The creator's posts of the claim's campaign, or nil where there are none.
    ///   - prior: The probability that the payment reached the claim's creator, before anything else is known.
    ///   - isListed: Whether the campaign lists the payer.
    static func of(_ claim: Claim, group: Int?, prior: Double, isListed: Bool, _ context: LinkContext) -> Option {
        let disclosed = DisclosureNamesPayment().bits(claim, context)
        let fixed = LinkRules.fixedBits(claim, disclosed: disclosed, context)
        var option = Option(creator: Int32(claim.creatorNumber), weight: Float(fixed == 0 ? prior : prior * fixed.exponential))
        option.campaign = Int32(claim.campaign)
        option.group = Int32(group ?? -1)
        option.coverage = Float(claim.sighting.coverage)
        option.disclosedHalves = Int8(disclosed * 2)
        if let gap = claim.sighting.gap { option.gap = UInt8(GapStatistics.bin(gap)) }
        if !claim.facts.isEmpty || claim.disclosure != nil, claim.isNamed(context.content) { option.traits.insert(.named) }
        if context.isInside(claim.day, claim.campaign) { option.traits.insert(.inside) }
        if claim.sighting.near > 0 { option.traits.insert(.near) }
        if isListed { option.traits.insert(.listed) }
        if Float(fixed) > 6 { option.traits.insert(.strong) }
        return option
    }

    var isNear: Bool { traits.contains(.near) }
    var isNamed: Bool { traits.contains(.named) }
    var isInside: Bool { traits.contains(.inside) }
    /// The campaign lists the payer: that tells campaigns apart, not a creator from a stranger.
    var isListed: Bool { traits.contains(.listed) }
    /// Whether the creator posts for the campaign at all.
    var posts: Bool { group >= 0 }
    /// The bits of the evidence that is a disclosure.
    var disclosed: Double { Double(disclosedHalves) / 2 }
}

/// An option as it was weighed.
struct WeighedOption {
    var option: Option
    /// Its place in the list of all.
    var index: Int
    var probability: Double
}
