public import PipelineModel

/// Many creators who post nearly the same caption within `hours`: consistent with one brief. Captions are compared by their words and pairs
/// of words, folded, without hashtags, mentions and links (Jaccard's index): at least `percent` for posts of one campaign, whose captions
/// somebody may have been told to reword, `othersPercent` for all other posts. Captions below `words` words, or `othersWords` where they are
/// no campaign's, are not compared: many people wish each other a happy new year.
public struct LookAlikePosts: FlagRule {
    public static let name = "look-alike-posts"
    public static let severity = Flag.Severity.medium
    public static let parameters = [
        FlagParameter("creators", .count, "4"), FlagParameter("hours", .count, "48"), FlagParameter("percent", .percent, "60"),
        FlagParameter("words", .count, "5"), FlagParameter("othersPercent", .percent, "80"), FlagParameter("othersWords", .count, "8"),
    ]

    private struct Group {
        var features: Set<UInt64>
        var campaigns: Set<Int>
        var posts: [Int]
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let contents = context.findings.contents
        let ids = contents.indices.map { context.contentID($0) }
        let posts = contents.indices.filter { !contents[$0].caption.isEmpty }.sorted { left, right in
            contents[left].postedAt == contents[right].postedAt
                ? ids[left] < ids[right] : contents[left].postedAt < contents[right].postedAt
        }
        var groups: [Group] = []
        var groupsOfHash: [UInt64: [Int]] = [:]
        var captions = Captions()
        /// What captions are compared by, each read once.
        var known: [TextID: (words: Int, features: Set<UInt64>)] = [:]
        let (percent, othersPercent) = (settings.count("percent"), settings.count("othersPercent"))
        let (fewest, othersFewest) = (max(2, settings.count("words")), max(2, settings.count("othersWords")))
        for post in posts {
            let caption = contents[post].caption
            if known[caption] == nil {
                let words = context.findings.texts.withBytes(of: caption) { captions.words($0) }
                known[caption] = (words.count, words.count < min(fewest, othersFewest) ? [] : Captions.features(words))
            }
            let campaigns = context.campaignContent[post]
            guard let (words, features) = known[caption], words >= (campaigns.isEmpty ? othersFewest : fewest) else { continue }
            let smallest = features.sorted().prefix(6)
            // Similar sets share one of their smallest hashes most of the time (Broder 1997, min-wise hashing).
            var tried: Set<Int> = []
            let match = smallest.lazy.flatMap { (groupsOfHash[$0] ?? []).prefix(16) }.first { index in
                guard tried.insert(index).inserted else { return false }
                let group = groups[index]
                let common = group.features.intersection(features).count
                let least = group.campaigns.isDisjoint(with: campaigns) ? othersPercent : percent
                return common * 100 >= (group.features.count + features.count - common) * least
            }
            if let match {
                groups[match].posts.append(post)
            } else {
                for hash in smallest { groupsOfHash[hash, default: []].append(groups.count) }
                groups.append(Group(features: features, campaigns: campaigns, posts: [post]))
            }
        }
        return groups.filter { $0.posts.count > 1 }.flatMap { flags($0.posts, context, settings) }
    }

    private func flags(_ posts: [Int], _ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let least = max(2, settings.count("creators"))
        let contents = context.findings.contents
        return Bursts.find(posts.map { ($0, seconds($0, context)) }, span: settings.count("hours") * 3600) {
            Set($0.map { contents[$0].handle }).count >= least
        }.compactMap { burst in
            let people = Set(burst.map { context.subject(contents[$0].handle).id })
            guard people.count >= least else { return nil }
            let first = contents[burst[0]]
            let (id, name) = context.subject(first.handle)
            let campaigns = burst.dropFirst().reduce(context.campaignContent[burst[0]]) { $0.intersection(context.campaignContent[$1]) }
            return flag(
                settings, subjectID: id, subject: name,
                campaign: campaigns.count == 1 ? campaigns.first.map { context.campaigns[$0].id } ?? "" : "",
                detail:
                    "\(people.count) creators posted nearly the same caption from \(first.postedAt.iso) on, this one first; they may share a brief",
                evidence: burst.map { context.contentID($0) })
        }
    }

    private func seconds(_ post: Int, _ context: FlagContext) -> Int {
        let moment = context.findings.contents[post].postedAt
        return Int(moment.day.number) * 86_400 + max(0, Int(moment.second))
    }
}

/// What captions are compared by.
struct Captions {
    private var reader = FoldedWords()
    private var kept: [UInt8] = []

    /// The words' hashes in order; hashtags, mentions and addresses left out.
    mutating func words(_ caption: UnsafeBufferPointer<UInt8>) -> [UInt64] {
        kept.removeAll(keepingCapacity: true)
        for piece in caption.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            let first = piece[piece.startIndex]
            guard first != UInt8(ascii: "#"), first != UInt8(ascii: "@"), !Self.isAddress(piece) else { continue }
            kept.append(contentsOf: piece)
            kept.append(0x20)
        }
        kept.withUnsafeBufferPointer { reader.read($0) }
        return reader.words.map { reader.hash(of: $0) }
    }

    private static func isAddress(_ piece: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        zip(piece, piece.dropFirst()).contains { $0 == UInt8(ascii: "/") && $1 == UInt8(ascii: "/") }
    }

    /// The words and the pairs of words that follow one another.
    static func features(_ words: [UInt64]) -> Set<UInt64> {
        var features = Set(words)
        for (first, second) in zip(words, words.dropFirst()) { features.insert((first &* 0x9E37_79B9_7F4A_7C15) ^ second) }
        return features
    }
}
