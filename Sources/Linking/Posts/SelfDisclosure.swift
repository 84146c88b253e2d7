internal import PipelineModel

/// Whether a post says of itself that it was paid for: by its platform's label, or by a whole hashtag in its caption or its list of hashtags.
struct SelfDisclosure {
    private let hashtags: Set<UInt64>
    private var reader = FoldedWords()

    init() {
        var hashtags: Set<UInt64> = []
        for tag in DisclosureHashtags.known {
            reader.read(tag)
            hashtags.formUnion(CampaignMarks.tags(in: reader, bare: true))
        }
        self.hashtags = hashtags
    }

    mutating func isDisclosed(_ content: Content, _ texts: TextTable) -> Bool {
        isLabel(content.label, texts) || has(content.caption, bare: false, texts) || has(content.hashtags, bare: true, texts)
    }

    private mutating func has(_ text: TextID, bare: Bool, _ texts: TextTable) -> Bool {
        guard !text.isEmpty else { return false }
        texts.withBytes(of: text) { reader.read($0) }
        return CampaignMarks.tags(in: reader, bare: bare).contains(where: hashtags.contains)
    }

    /// A label column may also say that there is none.
    private func isLabel(_ label: TextID, _ texts: TextTable) -> Bool {
        guard !label.isEmpty else { return false }
        return !["0", "false", "no", "none", "nu", "n/a", "-", "null"].contains(texts[label].lowercased())
    }
}
