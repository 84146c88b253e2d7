internal import PipelineModel

/// Learns, for each payment, how far the creator's posts near it were bought by other payments: where there are more payments for a campaign
/// than posts of it, not all of them bought one.
struct BoughtPosts {
    /// Payments so many days apart may be for the same posts.
    private static let rivalDays: Int32 = 21
    /// Groups looked at by one core before it takes more.
    private static let partSize = 1024

    private let content: ContentIndex
    /// How far from its payment a post may lie.
    private let before: Int32
    private let after: Int32
    /// Where the members of each of ``ContentIndex/groups`` start: the options for that creator and campaign, by day.
    private var first: [Int32]
    private var days: [Int32]
    private var members: [Int32]

    /// - Parameter cases: In the order of their days.
    init(_ cases: [Case], _ options: [Option], _ context: LinkContext) {
        content = context.content
        (before, after) = (Int32(context.settings.daysBefore), Int32(context.settings.daysAfter))
        first = Array(repeating: 0, count: content.groups.count + 1)
        for option in options where option.group >= 0 { first[Int(option.group) + 1] += 1 }
        for group in content.groups.indices { first[group + 1] += first[group] }
        days = Array(repeating: 0, count: Int(first[content.groups.count]))
        members = days
        var next = first
        for item in cases where !item.isUpstream {
            for index in item.options where options[index].group >= 0 {
                let place = Int(next[Int(options[index].group)])
                days[place] = item.day
                members[place] = Int32(index)
                next[Int(options[index].group)] += 1
            }
        }
    }

    /// Per option how far others bought its posts, from 0 (not at all) to 1; `bought` is what was believed before.
    func learn(_ options: [Option], _ probabilities: [Double], _ bought: [Float], _ workers: Workers) -> [Float] {
        let ranges = Workers.parts(of: content.groups.indices, size: Self.partSize)
        let parts = workers.map(ranges.count) { part in
            var found: [Float] = []
            found.reserveCapacity(Int(first[ranges[part].upperBound] - first[ranges[part].lowerBound]))
            var sums: [Int64] = []
            for group in ranges[part] { learn(group, options, probabilities, bought, &sums, &found) }
            return found
        }
        var all = bought
        var place = 0
        for part in parts {
            for value in part {
                all[Int(members[place])] = value
                place += 1
            }
        }
        return all
    }

    private func learn(
        _ group: Int, _ options: [Option], _ probabilities: [Double], _ bought: [Float], _ sums: inout [Int64], _ found: inout [Float]
    ) {
        let range = Int(first[group])..<Int(first[group + 1])
        // One payment alone has no rival.
        guard range.count > 1 else {
            found.append(contentsOf: repeatElement(0, count: range.count))
            return
        }
        sums.removeAll(keepingCapacity: true)
        sums.append(0)
        for place in range { sums.append(sums[sums.count - 1] + probabilities[Int(members[place])].millionths) }
        let posts = content.groups[group].days
        // Days do not fall, so neither do these.
        var (firstRival, afterRivals, firstPost, afterPosts) = (range.lowerBound, range.lowerBound, 0, 0)
        for place in range {
            let day = days[place]
            while firstRival < range.upperBound, days[firstRival] < day - Self.rivalDays { firstRival += 1 }
            while afterRivals < range.upperBound, days[afterRivals] <= day + Self.rivalDays { afterRivals += 1 }
            while firstPost < posts.count, posts[firstPost] < day - Self.rivalDays - before { firstPost += 1 }
            while afterPosts < posts.count, posts[afterPosts] <= day + Self.rivalDays + after { afterPosts += 1 }
            let option = Int(members[place])
            guard options[option].isNear else {
                found.append(0)
                continue
            }
            // The posts that this payment and those around it can have bought.
            let own = sums[place - range.lowerBound + 1] - sums[place - range.lowerBound]
            let others = Double(sums[afterRivals - range.lowerBound] - sums[firstRival - range.lowerBound] - own) / PayerStatistics.unit
            let share = Float(min(1, max(0, others + 1 - Double(afterPosts - firstPost))))
            // Half of what was believed before: two payments that each point at the other would else swing.
            found.append((bought[option] + share) / 2)
        }
    }
}
