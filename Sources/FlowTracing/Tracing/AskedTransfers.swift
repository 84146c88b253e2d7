internal import PipelineModel

/// Which transfers have to be told apart into their parts, because money of theirs may be in one that is asked about.
///
/// The order is walked backwards: a transfer matters where somebody asks about it, or where its payee makes a later one that matters. So what
/// a party pays after the last of its payments that matter is nothing but a sum, and whoever makes none is not followed.
struct AskedTransfers {
    enum Need {
        /// Its parts, which go into the payee's account where `keeps`.
        case parts(keeps: Bool)
        /// What it takes from the payer's account; `isLast` where nobody asks about any later payment of the payer.
        case sum(isLast: Bool)
        /// Nothing: nobody asks about any of the payer's payments.
        case nothing
    }

    private let isAsked: (Int) -> Bool
    /// Per party the place in the order of its last transfer that matters, or -1.
    private var last: [Int32]
    private var pays: [Bool]

    /// - Parameter isAsked: Whether a payment's parts are asked for, by its index.
    init(_ ledger: TransferLedger, _ findings: Findings, isAsked: @escaping (Int) -> Bool) {
        self.isAsked = isAsked
        let payments = findings.payments
        last = Array(repeating: -1, count: findings.parties.parties.count)
        pays = Array(repeating: false, count: findings.parties.parties.count)
        for place in ledger.order.indices.reversed() {
            let payment = Int(ledger.order[place])
            let payer = payments.payer(at: payment)
            pays[payer] = true
            if last[payer] < 0, last[payments.payee(at: payment)] >= 0 || isAsked(payment) { last[payer] = Int32(place) }
        }
    }

    func need(_ transfer: Transfer, at place: Int) -> Need {
        let keeps = last[Int(transfer.payee)] > place
        if keeps || isAsked(transfer.payment) { return .parts(keeps: keeps) }
        return last[Int(transfer.payer)] < 0 ? .nothing : .sum(isLast: last[Int(transfer.payer)] < place)
    }

    func matters(_ party: Int32) -> Bool { last[Int(party)] >= 0 }
    func pays(_ party: Int32) -> Bool { pays[Int(party)] }
}
