internal import PipelineModel

/// A rule that weighs one kind of evidence for a claim. A new rule is one file and one row in ``LinkRules/all``.
///
/// A rule looks at the claim and at what was learnt, and at nothing that depends on the order of payments.
protocol LinkRule: Sendable {
    /// Whether what it says changes with what was learnt, so that it is weighed anew in every round.
    var isLearnt: Bool { get }
    /// Bits for the claim (negative: against it); 0 where the rule has nothing to say.
    func bits(_ claim: Claim, _ context: LinkContext) -> Double
    /// The short stable name of the evidence.
    func kind(_ claim: Claim, _ context: LinkContext) -> EvidenceKind
    /// What was observed, for a reader.
    func detail(_ claim: Claim, _ context: LinkContext) -> String
}

extension LinkRule {
    var isLearnt: Bool { false }
}

/// The rules in the order in which their evidence is shown.
enum LinkRules {
    static let all: [any LinkRule] = [
        ReferenceNamesContent(), DisclosureNamesPayment(), ReferenceNamesCampaign(), ReferenceWording(), ListedSponsor(), PostsNear(),
        PostGap(), OtherPosts(), CampaignWindow(), OwnMoney(),
    ]

    /// The bits of the rules that say the same in every round, save what the payer is listed as. Written out, since it is asked for every
    /// option of every payment; a test holds it to ``all``.
    ///
    /// - Parameter disclosed: What ``DisclosureNamesPayment`` says of the claim.
    static func fixedBits(_ claim: Claim, disclosed: Double, _ context: LinkContext) -> Double {
        var bits = ReferenceNamesContent().bits(claim, context)
        bits += disclosed
        bits += ReferenceNamesCampaign().bits(claim, context)
        bits += OtherPosts().bits(claim, context)
        bits += CampaignWindow().bits(claim, context)
        return bits + OwnMoney().bits(claim, context)
    }
}
