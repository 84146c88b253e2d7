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

    /// - Parameter settings: Those of ``MissingLabel``.
    init(_ context: FlagContext, _ settings: FlagValues) {
        let labels = Set(settings.words("labels").map { Folding.fold($0) })
        isLabelList = context.hashtags.lists.map { !labels.isDisjoint(with: $0) }
        none = Set(settings.words("none").map { Folding.fold($0) })
        disclosed = Set(
            context.findings.disclosures.lazy.filter { !$0.label.isEmpty && !$0.contentID.isEmpty }.map {
                Post(platform: $0.platform, id: $0.contentID)
            })
    }

    func isLabelled(_ index: Int, _ context: FlagContext) -> Bool {
        let content = context.findings.contents[index]
        if isLabelList[Int(context.hashtags.listOf[index])] || disclosed.contains(Post(platform: content.platform, id: content.id)) { return true }
        return !content.label.isEmpty && !none.contains(Folding.fold(context.text(content.label)))
    }
}
