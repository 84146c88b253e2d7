internal import PipelineModel

/// Payments by one of their two parties, in the order of days and ids: one array for all parties, cut where a party's begin.
///
/// What most rules ask of a payment stands beside it, so that the payments themselves, which lie far apart, need not be asked.
struct PartyPayments: Sendable {
    enum Side { case payer, payee }

    private let starts: [Int32]
    private let payments: [Int32]
    private let others: [PartyID]
    private let days: [Day]

    /// - Parameter order: Indices of payments, in the order to keep.
    init(of side: Side, parties: Int, order: [Int32], _ all: [Payment]) {
        var starts = Array(repeating: Int32(0), count: parties + 1)
        for payment in order { starts[Self.number(of: side, all, payment) + 1] += 1 }
        for index in 0..<parties { starts[index + 1] += starts[index] }
        var next = starts
        var payments = Array(repeating: Int32(0), count: order.count)
        var others = Array(repeating: PartyID(rawValue: 0), count: order.count)
        var days = Array(repeating: Day(number: 0), count: order.count)
        for payment in order {
            let party = Self.number(of: side, all, payment)
            let place = Int(next[party])
            next[party] += 1
            payments[place] = payment
            others[place] = side == .payer ? all[Int(payment)].payee : all[Int(payment)].payer
            days[place] = all[Int(payment)].day
        }
        self.starts = starts
        self.payments = payments
        self.others = others
        self.days = days
    }

    @inline(__always)
    private static func number(of side: Side, _ all: [Payment], _ payment: Int32) -> Int {
        Int(side == .payer ? all[Int(payment)].payer.rawValue : all[Int(payment)].payee.rawValue)
    }

    subscript(party: PartyID) -> ArraySlice<Int32> { payments[places(of: party)] }

    /// The other parties of ``subscript(_:)``, at the same indices.
    func others(of party: PartyID) -> ArraySlice<PartyID> { others[places(of: party)] }

    /// Where a party's payments stand; each has a place of its own among all parties'.
    func places(of party: PartyID) -> Range<Int> { Int(starts[Int(party.rawValue)])..<Int(starts[Int(party.rawValue) + 1]) }

    func payment(at place: Int) -> Int32 { payments[place] }
    func other(at place: Int) -> PartyID { others[place] }
    func day(at place: Int) -> Day { days[place] }

    /// The first place of a party's payments on or after `day`; the end where there is none.
    func firstPlace(of party: PartyID, onOrAfter day: Day) -> Int {
        let places = places(of: party)
        var (low, high) = (places.lowerBound, places.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
