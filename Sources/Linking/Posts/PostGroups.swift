internal import PipelineModel

/// The groups of all links, in the order in which links come to them, and their buyers, group after group.
struct PostGroups: Sendable {
    private struct Key {
        var creator: Int32
        var campaign: Int32
        var group: Int32
    }

    private typealias Purchase = (key: Key, buyer: PostSharing.Buyer)

    private let content: ContentIndex
    private var keys: [Key] = []
    private var buyers: [PostSharing.Buyer] = []
    /// Where a group's buyers start; one more than there are groups.
    private var firstBuyer: [Int32] = []

    /// Links that one core takes at a time.
    private static let partSize = 16_384

    /// - Parameter links: By payment, so that a group's buyers are by day and id.
    init(_ links: [PaymentLink], _ claims: ClaimBuilder, _ references: ReferenceTable, _ workers: Workers) {
        content = claims.context.content
        let (content, payments) = (content, claims.payments)
        let ranges = Workers.parts(of: links.indices, size: Self.partSize)
        let parts = workers.map(ranges.count) { part in
            var found: [Purchase] = []
            for index in ranges[part] where !links[index].campaigns.isEmpty {
                Self.add(index, links[index], content, payments, references, &found)
            }
            return found
        }
        var places = [Int32](repeating: -1, count: content.groups.count)
        var counts: [Int32] = []
        for part in parts {
            for purchase in part {
                let group = Int(purchase.key.group)
                if places[group] < 0 {
                    places[group] = Int32(keys.count)
                    keys.append(purchase.key)
                    counts.append(0)
                }
                counts[Int(places[group])] += 1
            }
        }
        firstBuyer = [0]
        for count in counts { firstBuyer.append(firstBuyer[firstBuyer.count - 1] + count) }
        var order = [(part: Int32, place: Int32)](repeating: (0, 0), count: Int(firstBuyer[keys.count]))
        var next = firstBuyer
        for part in parts.indices {
            for (place, purchase) in parts[part].enumerated() {
                let group = Int(places[Int(purchase.key.group)])
                order[Int(next[group])] = (Int32(part), Int32(place))
                next[group] += 1
            }
        }
        buyers = order.map { parts[Int($0.part)][Int($0.place)].buyer }
    }

    private static func add(
        _ index: Int, _ link: PaymentLink, _ content: ContentIndex, _ payments: [Payment], _ references: ReferenceTable,
        _ found: inout [Purchase]
    ) {
        guard let creator = link.creator, let number = content.number(of: creator) else { return }
        let facts = references.facts(of: payments[link.payment].references)
        for (position, share) in link.campaigns.enumerated() {
            guard let group = content.group(of: number, in: share.campaign) else { continue }
            found.append(
                (
                    Key(creator: Int32(number), campaign: Int32(share.campaign), group: Int32(group)),
                    PostSharing.Buyer(
                        link: index, share: position, payment: link.payment, day: payments[link.payment].day.number,
                        probability: share.probability, facts: facts)
                ))
        }
    }

    var indices: Range<Int> { keys.indices }
    var count: Int { keys.count }

    /// The buyers of a group.
    func buyers(of index: Int) -> ArraySlice<PostSharing.Buyer> { buyers[Int(firstBuyer[index])..<Int(firstBuyer[index + 1])] }

    subscript(index: Int) -> PostGroup {
        PostGroup(
            creator: Int(keys[index].creator), campaign: Int(keys[index].campaign), group: Int(keys[index].group),
            buyers: Array(buyers(of: index)), content: content)
    }
}
