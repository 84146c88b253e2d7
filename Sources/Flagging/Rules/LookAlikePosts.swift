public import PipelineModel

/// Many creators who post nearly the same caption within `hours`: consistent with one brief. Captions are compared by their pairs of words,
/// folded, without hashtags, mentions and links (Jaccard's index, at least `percent`); captions below `words` words are not compared.
public struct LookAlikePosts: FlagRule {
    public static let name = "look-alike-posts"
    public static let severity = Flag.Severity.medium
    public static let parameters = [
        FlagParameter("creators", .count, "4"), FlagParameter("hours", .count, "48"), FlagParameter("percent", .percent, "80"),
        FlagParameter("words", .count, "5"),
    ]

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        let posts = context.posts.values.flatMap { $0 }.map { (post: $0, key: key($0, context)) }.sorted { $0.key < $1.key }.map(\.post)
        var groups: [(pairs: Set<UInt64>, posts: [Int])] = []
        var groupsOfHash: [UInt64: [Int]] = [:]
        for post in posts {
            let words = Self.words(context.text(context.findings.contents[post].caption))
            guard words.count >= max(2, settings.count("words")) else { continue }
            let pairs = Set(zip(words, words.dropFirst()).map { Fingerprint.of($0 + " " + $1).rawValue })
            let smallest = Array(pairs.sorted().prefix(4))
            // Similar sets share one of their smallest hashes most of the time (Broder 1997, min-wise hashing).
            let candidates = smallest.flatMap { (groupsOfHash[$0] ?? []).prefix(16) }
            let match = candidates.first { group in
                let common = groups[group].pairs.intersection(pairs).count
                return common * 100 >= (groups[group].pairs.count + pairs.count - common) * settings.count("percent")
            }
            if let match {
                groups[match].posts.append(post)
            } else {
                for hash in smallest { groupsOfHash[hash, default: []].append(groups.count) }
                groups.append((pairs, [post]))
            }
        }
        return groups.flatMap { flags($0.posts, context, settings) }
    }

    private func flags(_ posts: [Int], _ context: FlagContext, _ settings: FlagValues) -> [Flag] {
        Bursts.find(posts.map { ($0, seconds($0, context)) }, span: settings.count("hours") * 3600).compactMap { burst in
            let handles = Set(burst.map { context.findings.contents[$0].handle })
            guard handles.count >= max(2, settings.count("creators")) else { return nil }
            let first = context.findings.contents[burst[0]]
            let (id, name) = context.subject(first.handle)
            return flag(
                settings, subjectID: id, subject: name,
                detail:
                    "\(handles.count) accounts posted nearly the same caption from \(first.postedAt.iso) on, this one first; they may share a brief",
                evidence: burst.map { context.contentID($0) })
        }
    }

    private func key(_ post: Int, _ context: FlagContext) -> String {
        context.findings.contents[post].postedAt.iso + " " + context.contentID(post)
    }

    private func seconds(_ post: Int, _ context: FlagContext) -> Int {
        let moment = context.findings.contents[post].postedAt
        return Int(moment.day.number) * 86_400 + max(0, Int(moment.second))
    }

    static func words(_ caption: String) -> [String] {
        let kept = caption.split(whereSeparator: \.isWhitespace).filter { !$0.hasPrefix("#") && !$0.hasPrefix("@") && !$0.contains("://") }
        return Folding.words(kept.joined(separator: " "))
    }
}
