internal import PipelineModel

/// Payments by one of their two parties, in the order of days and ids: one array for all parties, cut where a party's begin.
///
/// What most rules ask of a payment stands in one place here, so that the payments themselves, which lie far apart, need not be asked.
struct PartyPayments: Sendable {
    enum Side { case payer, payee }

    private struct Entry {
        var payment: Int32
        var other: PartyID
        var day: Day
        /// Of the amount and its currency; equal amounts have equal hashes.
        var amountHash: UInt32
    }

    private let starts: [Int32]
    private let entries: [Entry]

    /// - Parameter order: Indices of payments, in the order to keep.
    init(of side: Side, parties: Int, order: [Int32], _ all: [Payment]) {
        var starts = Array(repeating: Int32(0), count: parties + 1)
        for payment in order { starts[Self.number(of: side, all, payment) + 1] += 1 }
        for index in 0..<parties { starts[index + 1] += starts[index] }
        var next = starts
        let empty = Entry(payment: 0, other: PartyID(rawValue: 0), day: Day(number: 0), amountHash: 0)
        var entries = Array(repeating: empty, count: order.count)
        for payment in order {
            let (party, index) = (Self.number(of: side, all, payment), Int(payment))
            entries[Int(next[party])] = Entry(
                payment: payment, other: side == .payer ? all[index].payee : all[index].payer, day: all[index].day,
                amountHash: EqualAmounts.hash(all[index].amount, all[index].currency))
            next[party] += 1
        }
        self.starts = starts
        self.entries = entries
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
    func amountHash(at place: Int) -> UInt32 { entries[place].amountHash }

    /// The first place of a party's payments on or after `day`; the end where there is none.
    func firstPlace(of party: PartyID, onOrAfter day: Day) -> Int {
        let places = places(of: party)
        var (low, high) = (places.lowerBound, places.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
