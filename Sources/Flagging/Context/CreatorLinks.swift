internal import PipelineModel

/// Links by the creator whom the money reached, in their order: one array for all creators, cut where a creator's begin.
///
/// Who paid and when stands beside each, so that what is of other days is passed over without asking the payment itself.
final class CreatorLinks: Sendable {
    struct Entry {
        var link: Int32
        var payment: Int32
        var payer: PartyID
        var day: Day
    }

    private let lists: IndexLists
    /// Beside the items of all lists.
    private let entries: [Entry]

    init(_ findings: Findings) {
        let (links, payments) = (findings.links, findings.payments)
        let lists = IndexLists(count: findings.parties.parties.count, items: links.count) { links[$0].creator.map { Int($0.rawValue) } }
        self.lists = lists
        entries = lists.items.map { link in
            let payment = links[Int(link)].payment
            return Entry(link: link, payment: Int32(payment), payer: payments[payment].payer, day: payments[payment].day)
        }
    }

    subscript(creator: PartyID) -> ArraySlice<Entry> { entries[lists.places(of: Int(creator.rawValue))] }
}
