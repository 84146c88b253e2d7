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
        var groups: [(pairs: CaptionPairs, posts: [Int])] = []
        var groupsOfHash: [UInt64: [Int]] = [:]
        var pairsOfCaption: [TextID: CaptionPairs] = [:]
        for post in inOrder(context) {
            let caption = context.findings.contents[post].caption
            let pairs = pairsOfCaption[caption] ?? context.findings.texts.withBytes(of: caption) { CaptionPairs($0) }
            pairsOfCaption[caption] = pairs
            guard pairs.words >= max(2, settings.count("words")) else { continue }
            let smallest = pairs.hashes.prefix(4)
            // Similar sets share one of their smallest hashes most of the time (Broder 1997, min-wise hashing).
            let match = smallest.lazy.flatMap { (groupsOfHash[$0] ?? []).prefix(16) }.first { group in
                let common = groups[group].pairs.common(with: pairs)
                return common * 100 >= (groups[group].pairs.hashes.count + pairs.hashes.count - common) * settings.count("percent")
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

    /// All posts by time and id.
    private func inOrder(_ context: FlagContext) -> [Int] {
        let contents = context.findings.contents
        let ids = contents.indices.map { context.contentID($0) }
        return contents.indices.sorted { left, right in
            let (l, r) = (contents[left].postedAt, contents[right].postedAt)
            return l == r ? ids[left] < ids[right] : l < r
        }
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

    private func seconds(_ post: Int, _ context: FlagContext) -> Int {
        let moment = context.findings.contents[post].postedAt
        return Int(moment.day.number) * 86_400 + max(0, Int(moment.second))
    }
}
