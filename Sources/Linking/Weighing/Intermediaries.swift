internal import PipelineModel

/// Who passes money on: parties that pay creators and are none themselves.
struct Intermediaries {
    /// Per party the last day on which it paid a creator.
    private var lastPaid: [Int32]
    private let content: ContentIndex

    init(_ payments: [Payment], content: ContentIndex, parties: Int) {
        self.content = content
        lastPaid = Array(repeating: .min, count: parties)
        for index in payments.indices where payments[index].payer != payments[index].payee {
            guard content.number(of: payments[index].payee) != nil else { continue }
            let payer = Int(payments[index].payer.rawValue)
            lastPaid[payer] = max(lastPaid[payer], payments[index].day.number)
        }
    }

    func contains(_ party: PartyID) -> Bool { lastPaid[Int(party.rawValue)] > .min && content.number(of: party) == nil }

    /// Whether money that came in on `day` can have gone on: after it came in, or a few days before, where it was advanced.
    func passesOn(_ party: PartyID, from day: Day) -> Bool {
        contains(party) && lastPaid[Int(party.rawValue)] >= day.number - Funding.advance
    }
}

extension Intermediaries {
    func write(to bytes: inout ByteWriter) { bytes.write(items: lastPaid) }

    init(from bytes: inout ByteReader, content: ContentIndex) throws {
        lastPaid = try bytes.items()
        self.content = content
    }
}
