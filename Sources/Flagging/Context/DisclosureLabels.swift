internal import PipelineModel

/// Which posts say that they were paid for: by a whole hashtag, by their platform's label, or by a disclosure that names theirs.
struct DisclosureLabels: Sendable {
    private struct Post: Hashable {
        var platform: TextID
        var id: TextID
    }

    private let none: Set<String>
    /// Per distinct list of hashtags.
    private let isLabelList: [Bool]
    private let disclosed: Set<Post>
    private let disclosedAddresses: Set<TextID>

    /// - Parameter settings: Those of ``MissingLabel``.
    init(_ context: FlagContext, _ settings: FlagValues) {
        let labels = Set(settings.words("labels").map { Folding.fold($0) })
        isLabelList = context.hashtags.lists.map { !labels.isDisjoint(with: $0) }
        let none = Set(settings.words("none").map { Folding.fold($0) })
        self.none = none
        let labelled = context.findings.disclosures.filter { !$0.label.isEmpty && !none.contains(Folding.fold(context.text($0.label))) }
        disclosed = Set(labelled.lazy.filter { !$0.contentID.isEmpty }.map { Post(platform: $0.platform, id: $0.contentID) })
        disclosedAddresses = Set(labelled.lazy.map(\.contentURL).filter { !$0.isEmpty })
    }

    func isLabelled(_ index: Int, _ context: FlagContext) -> Bool {
        let content = context.findings.contents[index]
        if isLabelList[Int(context.hashtags.listOf[index])] { return true }
        if disclosed.contains(Post(platform: content.platform, id: content.id)) || disclosedAddresses.contains(content.url) { return true }
        return !content.label.isEmpty && !none.contains(Folding.fold(context.text(content.label)))
    }
}
