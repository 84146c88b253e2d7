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
        var pairs: CaptionPairs
        var campaigns: Set<Int>
        var posts: [Int]
    }

    public init() {}

    public func evaluate(_ context: FlagContext, _ settings: FlagValues) -> FlagList {
        let contents = context.findings.contents
        var groups: [Group] = []
        var groupsOfHash: [UInt64: [Int]] = [:]
        var pairsOfCaption: [TextID: CaptionPairs] = [:]
        for post in inOrder(context) {
            let caption = contents[post].caption
            let pairs = pairsOfCaption[caption] ?? context.findings.texts.withBytes(of: caption) { CaptionPairs($0) }
            pairsOfCaption[caption] = pairs
            let campaigns = context.campaignContent[post]
            guard pairs.words >= max(2, settings.count(campaigns.isEmpty ? "othersWords" : "words")) else { continue }
            let smallest = pairs.hashes.prefix(6)
            // Similar sets share one of their smallest hashes most of the time (Broder 1997, min-wise hashing).
            let match = smallest.lazy.flatMap { (groupsOfHash[$0] ?? []).prefix(16) }.first { index in
                let group = groups[index]
                let common = group.pairs.common(with: pairs)
                let least = group.campaigns.isDisjoint(with: campaigns) ? "othersPercent" : "percent"
                return common * 100 >= (group.pairs.hashes.count + pairs.hashes.count - common) * settings.count(least)
            }
            if let match {
                groups[match].posts.append(post)
            } else {
                for hash in smallest { groupsOfHash[hash, default: []].append(groups.count) }
                groups.append(Group(pairs: pairs, campaigns: campaigns, posts: [post]))
            }
        }
        return FlagList(groups.lazy.filter { $0.posts.count > 1 }.flatMap { flags($0.posts, context, settings) })
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
