internal import PipelineModel

/// Who passes money on: parties that pay creators and are none themselves.
struct Intermediaries {
    /// Per party the last day on which it paid a creator.
    private var lastPaid: [Int32]
    private let content: ContentIndex

    /// Payments looked at by one core before it takes more.
    private static let partSize = 65_536

    init(_ payments: [Payment], content: ContentIndex, parties: Int, workers: Workers) {
        self.content = content
        let ranges = Workers.parts(of: payments.indices, size: Self.partSize)
        let nobody = [Int32](repeating: .min, count: parties)
        let lastDays = workers.sums(ranges.count, from: nobody) { part, lastPaid in
            for index in ranges[part] where payments[index].payer != payments[index].payee {
                guard content.number(of: payments[index].payee) != nil else { continue }
                let payer = Int(payments[index].payer.rawValue)
                lastPaid[payer] = max(lastPaid[payer], payments[index].day.number)
            }
        }
        lastPaid = lastDays.first ?? nobody
        for days in lastDays.dropFirst() { for party in days.indices { lastPaid[party] = max(lastPaid[party], days[party]) } }
    }

    /// Whoever paid a creator, creators among them.
    var payers: some Sequence<PartyID> {
        lastPaid.indices.lazy.filter { lastPaid[$0] > .min }.map { PartyID(rawValue: UInt32($0)) }
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
