internal import PipelineModel

/// Which campaigns each post belongs to: by a whole hashtag, a keyword phrase, its id or address, or because a payment for the campaign is
/// held to have bought it. The window of days is left to who asks.
struct CampaignContent: Sendable {
    /// Distinct sets of campaigns; the first is empty.
    private var sets: [Set<Int>] = [[]]
    /// The campaigns of each set in their order.
    private var lists: [[Int]] = [[]]
    /// Per content the number of its set.
    private var setOf: [Int32]

    init(_ findings: Findings, hashtags: HashtagTable, _ shares: LinkShares) {
        var tags: [String: Set<Int>] = [:]
        var phrases: [UInt64: [(campaign: Int, words: [UInt64])]] = [:]
        var listed: [String: Set<Int>] = [:]
        var reader = FoldedWords()
        for (index, campaign) in findings.configuration.campaigns.enumerated() {
            for tag in campaign.hashtags { tags[Folding.hashtags("#" + tag).first ?? "", default: []].insert(index) }
            for keyword in campaign.keywords {
                reader.read(keyword)
                let words = reader.words.map { reader.hash(of: $0) }
                if let first = words.first { phrases[first, default: []].append((index, words)) }
            }
            for content in campaign.content { listed[content, default: []].insert(index) }
        }
        tags[""] = nil
        setOf = Array(repeating: 0, count: findings.contents.count)
        var numbers: [Set<Int>: Int32] = [[]: 0]
        func put(_ set: Set<Int>, _ content: Int) {
            let number = numbers[set] ?? Int32(sets.count)
            if number == sets.count {
                numbers[set] = number
                sets.append(set)
                lists.append(set.sorted())
            }
            setOf[content] = number
        }
        let ofList = hashtags.lists.map { list in
            list.reduce(into: Set<Int>()) { found, tag in if let campaigns = tags[tag] { found.formUnion(campaigns) } }
        }
        var ofCaption: [TextID: Set<Int>] = [:]
        for (index, content) in findings.contents.enumerated() {
            var found = ofList[Int(hashtags.listOf[index])]
            if !listed.isEmpty {
                for text in [content.id, content.url] where !text.isEmpty { found.formUnion(listed[findings.texts[text]] ?? []) }
            }
            if !phrases.isEmpty, !content.caption.isEmpty {
                let named = ofCaption[content.caption] ?? Self.named(content.caption, findings.texts, phrases, &reader)
                ofCaption[content.caption] = named
                found.formUnion(named)
            }
            if !found.isEmpty { put(found, index) }
        }
        for link in findings.links.indices {
            for place in shares.places(of: link) where shares[place].isProbable {
                let campaign = Int(shares[place].campaign)
                shares.forEachProbablePost(of: shares[place]) { post in
                    if !sets[Int(setOf[post])].contains(campaign) { put(sets[Int(setOf[post])].union([campaign]), post) }
                }
            }
        }
    }

    private static func named(
        _ caption: TextID, _ texts: TextTable, _ phrases: [UInt64: [(campaign: Int, words: [UInt64])]], _ reader: inout FoldedWords
    ) -> Set<Int> {
        var found: Set<Int> = []
        texts.withBytes(of: caption) { reader.read($0) }
        let words = reader.words.map { reader.hash(of: $0) }
        for place in words.indices {
            for phrase in phrases[words[place]] ?? [] where words[place...].starts(with: phrase.words) { found.insert(phrase.campaign) }
        }
        return found
    }

    /// The campaigns of the post at this index.
    subscript(content: Int) -> Set<Int> { sets[Int(setOf[content])] }

    /// The same in their order.
    func list(of content: Int) -> [Int] { lists[Int(setOf[content])] }
}
