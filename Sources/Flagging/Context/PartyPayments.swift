internal import PipelineModel

/// Payments by one of their two parties, in the order of days and ids: one array for all parties, cut where a party's begin.
///
/// What most rules ask of a payment stands in one place here, so that the payments themselves, which lie far apart, need not be asked.
final class PartyPayments: Sendable {
    enum Side { case payer, payee }

    private struct Entry {
        var payment: Int32
        var other: PartyID
        var day: Day
    }

    private let starts: [Int32]
    private let entries: [Entry]
    /// Of the amounts and their currencies; only what a party paid is looked at for equal amounts.
    private let amountHashes: [UInt32]

    /// - Parameter order: Indices of payments, in the order to keep.
    init(of side: Side, parties: Int, order: [Int32], _ all: [Payment]) {
        var starts = Array(repeating: Int32(0), count: parties + 1)
        for payment in order { starts[Self.number(of: side, all, payment) + 1] += 1 }
        for index in 0..<parties { starts[index + 1] += starts[index] }
        var next = starts
        let empty = Entry(payment: 0, other: PartyID(rawValue: 0), day: Day(number: 0))
        var entries = Array(repeating: empty, count: order.count)
        var amountHashes: [UInt32] = Array(repeating: 0, count: side == .payer ? order.count : 0)
        for payment in order {
            let (party, index) = (Self.number(of: side, all, payment), Int(payment))
            let place = Int(next[party])
            next[party] += 1
            entries[place] = Entry(
                payment: payment, other: side == .payer ? all[index].payee : all[index].payer, day: all[index].day)
            if side == .payer { amountHashes[place] = EqualAmounts.hash(all[index].amount, all[index].currency) }
        }
        self.starts = starts
        self.entries = entries
        self.amountHashes = amountHashes
    }

    @inline(__always)
    private static func number(of side: Side, _ all: [Payment], _ payment: Int32) -> Int {
        Int(side == .payer ? all[Int(payment)].payer.rawValue : all[Int(payment)].payee.rawValue)
    }

    /// Indices of a party's payments.
    subscript(party: PartyID) -> some RandomAccessCollection<Int32> { entries[places(of: party)].lazy.map(\.payment) }

    /// The other parties of ``subscript(_:)``.
    func others(of party: PartyID) -> some RandomAccessCollection<PartyID> { entries[places(of: party)].lazy.map(\.other) }

    /// Where a party's payments stand; each has a place of its own among all parties'.
    func places(of party: PartyID) -> Range<Int> { Int(starts[Int(party.rawValue)])..<Int(starts[Int(party.rawValue) + 1]) }

    func payment(at place: Int) -> Int32 { entries[place].payment }
    func other(at place: Int) -> PartyID { entries[place].other }
    func day(at place: Int) -> Day { entries[place].day }

    /// The same for equal amounts; of payments by their payers.
    func amountHash(at place: Int) -> UInt32 { amountHashes[place] }

    /// The first place of a party's payments on or after `day`; the end where there is none.
    func firstPlace(of party: PartyID, onOrAfter day: Day) -> Int {
        places(of: party).partitioningIndex { entries[$0].day >= day }
    }
}
