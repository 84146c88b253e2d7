internal import PipelineModel

/// Learns, for each payment, how far the creator's posts near it were bought by other payments: where there are more payments for a campaign
/// than posts of it, not all of them bought one.
///
/// Who is whose rival never changes. So that is found once, and only payments that have more rivals than there are posts are looked at in every
/// round: the others have a post of their own whatever is learnt.
struct BoughtPosts {
    /// Payments so many days apart may be for the same posts.
    private static let rivalDays: Int32 = 21
    /// Groups looked at by one core before it takes more, in a round and when rivals are searched for.
    private static let (partSize, groupsOfSearch) = (256, 4096)

    /// One option of a group that rivals may have bought the posts of.
    private struct Contested {
        /// Its place in ``members``.
        var place: Int32
        /// The places of its rivals, itself among them.
        var rivals: Range<Int32>
        /// How many posts it and its rivals can have bought.
        var posts: Int32
    }

    /// A creator's payments for a campaign of which some are contested: ranges of ``members`` and of ``contested``.
    private struct Group {
        var members: Range<Int>
        var contested: Range<Int>
    }

    private var groups: [Group] = []
    /// The groups' options by day, group after group.
    private var members: [Int32] = []
    private var contested: [Contested] = []
    /// Per contested one how far others bought its posts, as last believed.
    private var believed: [Float] = []

    /// - Parameter cases: In the order of their days.
    init(_ cases: [Case], _ options: [Option], _ context: LinkContext, _ workers: Workers) {
        let content = context.content
        let grouped = GroupedOptions(cases, options, groups: content.groups.count, workers: workers)
        let ranges = Workers.parts(of: content.groups.indices, size: Self.groupsOfSearch)
        let (before, after) = (Int32(context.settings.daysBefore), Int32(context.settings.daysAfter))
        let parts = workers.map(ranges.count) { part in
            var found = BoughtPosts()
            for group in ranges[part] {
                found.find(grouped[group], content.groupDays[content.groups[group].places], options, before: before, after: after)
            }
            return found
        }
        for part in parts { append(part) }
        believed = Array(repeating: 0, count: contested.count)
    }

    private init() {}

    private mutating func append(_ part: BoughtPosts) {
        let (memberCount, contestedCount) = (members.count, contested.count)
        members += part.members
        for var item in part.contested {
            item.place += Int32(memberCount)
            item.rivals = item.rivals.lowerBound + Int32(memberCount)..<item.rivals.upperBound + Int32(memberCount)
            contested.append(item)
        }
        for group in part.groups {
            groups.append(
                Group(
                    members: group.members.lowerBound + memberCount..<group.members.upperBound + memberCount,
                    contested: group.contested.lowerBound + contestedCount..<group.contested.upperBound + contestedCount))
        }
    }

    /// Finds what is contested in one group: of its options, by day, and its posts' days.
    private mutating func find(
        _ options: ArraySlice<(day: Int32, option: Int32)>, _ posts: ArraySlice<Int32>, _ all: [Option], before: Int32, after: Int32
    ) {
        // One payment alone has no rival.
        guard options.count > 1 else { return }
        let (start, firstMember, firstContested) = (options.startIndex, members.count, contested.count)
        // Days do not fall, so neither do these.
        var (firstRival, afterRivals, firstPost, afterPosts) = (start, start, posts.startIndex, posts.startIndex)
        for place in options.indices {
            let day = options[place].day
            while firstRival < options.endIndex, options[firstRival].day < day - Self.rivalDays { firstRival += 1 }
            while afterRivals < options.endIndex, options[afterRivals].day <= day + Self.rivalDays { afterRivals += 1 }
            while firstPost < posts.endIndex, posts[firstPost] < day - Self.rivalDays - before { firstPost += 1 }
            while afterPosts < posts.endIndex, posts[afterPosts] <= day + Self.rivalDays + after { afterPosts += 1 }
            guard all[Int(options[place].option)].isNear, afterRivals - firstRival > afterPosts - firstPost else { continue }
            contested.append(
                Contested(
                    place: Int32(place - start + firstMember),
                    rivals: Int32(firstRival - start + firstMember)..<Int32(afterRivals - start + firstMember),
                    posts: Int32(afterPosts - firstPost)))
        }
        guard contested.count > firstContested else { return }
        for option in options { members.append(option.option) }
        groups.append(Group(members: firstMember..<members.count, contested: firstContested..<contested.count))
    }

    /// - Parameter bought: Per option; gets how far others bought its posts, from 0 (not at all) to 1.
    mutating func learn(_ probabilities: [Double], _ bought: inout [Float], _ workers: Workers) {
        let ranges = Workers.parts(of: groups.indices, size: Self.partSize)
        let known = self
        let parts = workers.map(ranges.count) { part in
            var found: [Float] = []
            if let first = ranges[part].first, let last = ranges[part].last {
                found.reserveCapacity(known.groups[last].contested.upperBound - known.groups[first].contested.lowerBound)
            }
            var sums: [Int64] = []
            for group in ranges[part] { known.learn(known.groups[group], probabilities, &sums, &found) }
            return found
        }
        believed = parts.flatMap { $0 }
        for index in contested.indices { bought[Int(members[Int(contested[index].place)])] = believed[index] }
    }

    private func learn(_ group: Group, _ probabilities: [Double], _ sums: inout [Int64], _ found: inout [Float]) {
        sums.removeAll(keepingCapacity: true)
        sums.append(0)
        for place in group.members { sums.append(sums[sums.count - 1] + probabilities[Int(members[place])].millionths) }
        let start = group.members.lowerBound
        for index in group.contested {
            let (item, place) = (contested[index], Int(contested[index].place) - start)
            let own = sums[place + 1] - sums[place]
            let all = sums[Int(item.rivals.upperBound) - start] - sums[Int(item.rivals.lowerBound) - start]
            let share = Float(min(1, max(0, Double(all - own) / PayerStatistics.unit + 1 - Double(item.posts))))
            // Half of what was believed before: two payments that each point at the other would else swing.
            found.append((believed[index] + share) / 2)
        }
    }
}
