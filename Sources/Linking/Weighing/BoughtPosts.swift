internal import PipelineModel

/// Learns, for each payment, how far the creator's posts near it were bought by other payments: where there are more payments for a campaign
/// than posts of it, not all of them bought one.
///
/// Who is whose rival never changes. So that is found once, and only payments that have more rivals than there are posts are looked at in every
/// round: the others have a post of their own whatever is learnt.
struct BoughtPosts {
    /// Payments so many days apart may be for the same posts.
    private static let rivalDays: Int32 = 21
    /// Groups looked at by one core before it takes more.
    private static let partSize = 256

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
    init(_ cases: [Case], _ options: [Option], _ context: LinkContext) {
        let content = context.content
        var first = [Int32](repeating: 0, count: content.groups.count + 1)
        for option in options where option.group >= 0 { first[Int(option.group) + 1] += 1 }
        for group in content.groups.indices { first[group + 1] += first[group] }
        var all = [(day: Int32, option: Int32)](repeating: (0, 0), count: Int(first[content.groups.count]))
        var next = first
        for item in cases where !item.isUpstream {
            for index in item.options where options[index].group >= 0 {
                let group = Int(options[index].group)
                all[Int(next[group])] = (item.day, Int32(index))
                next[group] += 1
            }
        }
        let settings = context.settings
        for group in content.groups.indices {
            find(
                all[Int(first[group])..<Int(first[group + 1])], content.groupDays[content.groups[group].places], options,
                before: Int32(settings.daysBefore), after: Int32(settings.daysAfter))
        }
        believed = Array(repeating: 0, count: contested.count)
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
