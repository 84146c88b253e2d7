internal import PipelineModel

/// Payments by one of their two parties, in the order of days and ids: one array for all parties, cut where a party's begin.
struct PartyPayments: Sendable {
    private let starts: [Int32]
    private let payments: [Int32]

    /// - Parameter order: Indices of payments, in the order to keep.
    init(parties: Int, order: [Int32], of party: (Int) -> PartyID) {
        var starts = Array(repeating: Int32(0), count: parties + 1)
        for payment in order { starts[Int(party(Int(payment)).rawValue) + 1] += 1 }
        for index in 0..<parties { starts[index + 1] += starts[index] }
        var next = starts
        var payments = Array(repeating: Int32(0), count: order.count)
        for payment in order {
            let place = Int(party(Int(payment)).rawValue)
            payments[Int(next[place])] = payment
            next[place] += 1
        }
        self.starts = starts
        self.payments = payments
    }

    subscript(party: PartyID) -> ArraySlice<Int32> {
        payments[Int(starts[Int(party.rawValue)])..<Int(starts[Int(party.rawValue) + 1])]
    }
}
