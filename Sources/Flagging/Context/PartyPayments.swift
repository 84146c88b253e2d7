internal import PipelineModel

/// Payments by one of their two parties, in the order of days and ids: one array for all parties, cut where a party's begin.
struct PartyPayments: Sendable {
    private let starts: [Int32]
    private let payments: [Int32]
    /// The other party of each, so that the payments themselves, which lie far apart, need not be asked.
    private let others: [PartyID]

    /// - Parameter order: Indices of payments, in the order to keep.
    init(parties: Int, order: [Int32], of party: (Int) -> PartyID, with other: (Int) -> PartyID) {
        var starts = Array(repeating: Int32(0), count: parties + 1)
        for payment in order { starts[Int(party(Int(payment)).rawValue) + 1] += 1 }
        for index in 0..<parties { starts[index + 1] += starts[index] }
        var next = starts
        var payments = Array(repeating: Int32(0), count: order.count)
        var others = Array(repeating: PartyID(rawValue: 0), count: order.count)
        for payment in order {
            let place = Int(party(Int(payment)).rawValue)
            payments[Int(next[place])] = payment
            others[Int(next[place])] = other(Int(payment))
            next[place] += 1
        }
        self.starts = starts
        self.payments = payments
        self.others = others
    }

    subscript(party: PartyID) -> ArraySlice<Int32> { payments[places(of: party)] }

    /// The other parties of ``subscript(_:)``, at the same indices.
    func others(of party: PartyID) -> ArraySlice<PartyID> { others[places(of: party)] }

    private func places(of party: PartyID) -> Range<Int> { Int(starts[Int(party.rawValue)])..<Int(starts[Int(party.rawValue) + 1]) }
}
