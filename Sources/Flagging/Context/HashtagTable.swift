internal import PipelineModel

/// The folded hashtags of every post, each distinct list kept once: thousands of posts carry the same.
struct HashtagTable: Sendable {
    /// The distinct pairs of a caption and a source's own list; their hashtags are read once.
    private(set) var lists: [[String]] = []
    /// Per content the number of its list.
    private(set) var listOf: [Int32] = []

    init(_ contents: [Content], _ texts: TextTable) {
        var known: [UInt64: Int32] = [:]
        listOf.reserveCapacity(contents.count)
        for content in contents {
            let key = UInt64(content.caption.rawValue) << 32 | UInt64(content.hashtags.rawValue)
            let number = known[key] ?? Int32(lists.count)
            if number == lists.count {
                known[key] = number
                lists.append(Self.read(content, texts))
            }
            listOf.append(number)
        }
    }

    subscript(content: Int) -> [String] { lists[Int(listOf[content])] }

    /// From the caption and from the source's own list.
    private static func read(_ content: Content, _ texts: TextTable) -> [String] {
        let caption = Folding.hashtags(texts[content.caption])
        guard !content.hashtags.isEmpty else { return caption }
        let listed = texts[content.hashtags]
        let words = Folding.fold(listed).split { $0 == " " || $0 == "," || $0 == ";" || $0 == "|" }.filter { !$0.hasPrefix("#") }
        return caption + Folding.hashtags(listed) + words.map(String.init)
    }
}
