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
    func kind(_ claim: Claim, _ context: LinkContext) -> String
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
    /// Those whose bits are the same in every round.
    static let fixed: [any LinkRule] = all.filter { !$0.isLearnt }
}
