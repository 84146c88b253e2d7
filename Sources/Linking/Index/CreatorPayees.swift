internal import PipelineModel

/// Which payees may be creators.
struct CreatorPayees: Sendable {
    /// Per mention whether it fits several creators.
    private let isNamesake: [Bool]
    private let content: ContentIndex

    init(_ context: LinkContext) {
        isNamesake = context.parties.matches.map { !$0.candidates.isEmpty }
        content = context.content
    }

    /// Whether the mention fits several creators.
    func isNamesake(_ mention: MentionID) -> Bool { isNamesake[Int(mention.rawValue)] }

    /// Whether the payee may be a creator; where not, only a reference or a name can tie it to one.
    func contain(_ payee: PartyID, as mention: MentionID) -> Bool { isNamesake(mention) || content.number(of: payee) != nil }
}
