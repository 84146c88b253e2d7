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

    private let starts: [Int32]
    private let entries: [Entry]

    init(_ findings: Findings) {
        let (links, payments) = (findings.links, findings.payments)
        let parties = findings.parties.parties.count
        var starts = Array(repeating: Int32(0), count: parties + 1)
        for index in links.indices { if let creator = links[index].creator { starts[Int(creator.rawValue) + 1] += 1 } }
        for party in 0..<parties { starts[party + 1] += starts[party] }
        var next = starts
        let empty = Entry(link: 0, payment: 0, payer: PartyID(rawValue: 0), day: Day(number: 0))
        var entries = Array(repeating: empty, count: Int(starts[parties]))
        for index in links.indices {
            guard let creator = links[index].creator else { continue }
            let payment = links[index].payment
            entries[Int(next[Int(creator.rawValue)])] = Entry(
                link: Int32(index), payment: Int32(payment), payer: payments[payment].payer, day: payments[payment].day)
            next[Int(creator.rawValue)] += 1
        }
        self.starts = starts
        self.entries = entries
    }

    subscript(creator: PartyID) -> ArraySlice<Entry> {
        let party = Int(creator.rawValue)
        return entries[Int(starts[party])..<Int(starts[party + 1])]
    }
}
