internal import PipelineModel

/// Which payments bear on the money of given parties. The rest of a ledger need not be traced.
enum Reach {
    /// Indices of the payments up to `lastDay` that tell where `parties` had their money from: those made by them, and by whoever paid them,
    /// directly or not.
    static func payments(of findings: Findings, into parties: Set<PartyID>, until lastDay: Day) -> [Int32] {
        let payments = findings.payments
        let candidates = payments.indices.lazy.filter { payments[$0].day <= lastDay }
        let reached = closure(of: parties, count: findings.parties.parties.count) { step in
            for index in candidates {
                let (payer, payee) = ends(of: payments[index])
                step(payee, payer)
            }
        }
        return candidates.filter { reached[Int(ends(of: payments[$0]).payer.rawValue)] }.map { Int32($0) }
    }

    /// Indices of the payments that tell where the money of `parties` went: those made or received by them and by whoever they paid,
    /// directly or not.
    static func payments(of findings: Findings, from parties: Set<PartyID>) -> [Int32] {
        let payments = findings.payments
        let reached = closure(of: parties, count: findings.parties.parties.count) { step in
            for payment in payments {
                let (payer, payee) = ends(of: payment)
                step(payer, payee)
            }
        }
        return payments.indices.lazy.filter {
            let (payer, payee) = ends(of: payments[$0])
            return reached[Int(payer.rawValue)] || reached[Int(payee.rawValue)]
        }.map { Int32($0) }
    }

    /// Per party whether it is one of `parties` or can be reached from them.
    ///
    /// - Parameter eachStep: Calls its argument for each step that can be taken; it is run twice, to count the steps and to note them.
    private static func closure(
        of parties: Set<PartyID>, count: Int, _ eachStep: (_ step: (_ from: PartyID, _ to: PartyID) -> Void) -> Void
    ) -> [Bool] {
        // All steps in one array, cut where those of a party begin.
        var starts = [Int](repeating: 0, count: count + 1)
        eachStep { from, _ in starts[Int(from.rawValue) + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var steps = [UInt32](repeating: 0, count: starts[count])
        eachStep { from, to in
            steps[next[Int(from.rawValue)]] = to.rawValue
            next[Int(from.rawValue)] += 1
        }
        var reached = [Bool](repeating: false, count: count)
        var open = parties.map { Int($0.rawValue) }.filter { $0 < count }
        for party in open { reached[party] = true }
        while let party = open.popLast() {
            for other in steps[starts[party]..<starts[party + 1]] where !reached[Int(other)] {
                reached[Int(other)] = true
                open.append(Int(other))
            }
        }
        return reached
    }

    /// A payment taken back goes from its payee to its payer.
    static func ends(of payment: Payment) -> (payer: PartyID, payee: PartyID) {
        payment.amount.isNegative ? (payment.payee, payment.payer) : (payment.payer, payment.payee)
    }
}
