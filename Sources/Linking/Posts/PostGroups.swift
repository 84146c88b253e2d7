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
    private let buyers: [PostSharing.Buyer]
    /// Where a group's buyers stand.
    private let places: IndexLists

    /// Links that one core takes at a time.
    private static let partSize = 16_384

    /// - Parameter links: By payment, so that a group's buyers are by day and id.
    init(_ links: [PaymentLink], _ claims: ClaimBuilder, _ references: ReferenceTable, _ workers: Workers) {
        content = claims.context.content
        let (content, payments) = (content, claims.payments)
        let ranges = Workers.parts(of: links.indices, size: Self.partSize)
        let purchases = workers.joined(
            workers.map(ranges.count) { part in
                var found: [Purchase] = []
                for index in ranges[part] where !links[index].campaigns.isEmpty {
                    Self.add(index, links[index], content, payments, references, &found)
                }
                return found
            })
        var numbers = [Int32](repeating: -1, count: content.groups.count)
        for purchase in purchases where numbers[Int(purchase.key.group)] < 0 {
            numbers[Int(purchase.key.group)] = Int32(keys.count)
            keys.append(purchase.key)
        }
        let places = IndexLists(count: keys.count, items: purchases.count) { Int(numbers[Int(purchases[$0].key.group)]) }
        buyers = places.items.map { purchases[Int($0)].buyer }
        self.places = places
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
    func buyers(of index: Int) -> ArraySlice<PostSharing.Buyer> { buyers[places.places(of: index)] }

    subscript(index: Int) -> PostGroup {
        PostGroup(
            creator: Int(keys[index].creator), campaign: Int(keys[index].campaign), group: Int(keys[index].group),
            buyers: Array(buyers(of: index)), content: content)
    }
}
