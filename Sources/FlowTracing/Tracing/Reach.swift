internal import PipelineModel

/// Which payments bear on the money of given parties. The rest of a ledger need not be traced.
enum Reach {
    /// Indices of the payments up to `lastDay` that tell where `parties` had their money from: those made by them, and by whoever paid them,
    /// directly or not.
    static func payments(of findings: Findings, into parties: Set<PartyID>, until lastDay: Day) -> [Int32] {
        let payments = findings.payments
        let count = findings.parties.parties.count
        // Who pays nobody hands nothing on: most parties of a ledger. Steps are kept to the others alone.
        var matters = [Bool](repeating: false, count: count)
        for party in parties where Int(party.rawValue) < count { matters[Int(party.rawValue)] = true }
        for index in payments.indices where payments[index].day <= lastDay { matters[payments.payer(at: index)] = true }
        let reached = closure(of: parties, count: count) { step in
            for index in payments.indices where payments[index].day <= lastDay {
                let payee = payments.payee(at: index)
                if matters[payee] { step(payee, payments.payer(at: index)) }
            }
        }
        var selected: [Int32] = []
        selected.reserveCapacity(payments.count)
        for index in payments.indices where payments[index].day <= lastDay && reached[payments.payer(at: index)] {
            selected.append(Int32(index))
        }
        return selected
    }

    /// Indices of the payments that tell where the money of `parties` went: those made or received by them and by whoever they paid,
    /// directly or not.
    static func payments(of findings: Findings, from parties: Set<PartyID>) -> [Int32] {
        let payments = findings.payments
        let reached = closure(of: parties, count: findings.parties.parties.count) { step in
            for index in payments.indices { step(payments.payer(at: index), payments.payee(at: index)) }
        }
        return payments.indices.lazy.filter { reached[payments.payer(at: $0)] || reached[payments.payee(at: $0)] }.map { Int32($0) }
    }

    /// Per party whether it is one of `parties` or can be reached from them.
    ///
    /// - Parameter eachStep: Calls its argument for each step that can be taken; it is run twice, to count the steps and to note them.
    private static func closure(
        of parties: Set<PartyID>, count: Int, _ eachStep: (_ step: (_ from: Int, _ to: Int) -> Void) -> Void
    ) -> [Bool] {
        // All steps in one array, cut where those of a party begin.
        var starts = [Int](repeating: 0, count: count + 1)
        eachStep { from, _ in starts[from + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var steps = [Int32](repeating: 0, count: starts[count])
        eachStep { from, to in
            steps[next[from]] = Int32(to)
            next[from] += 1
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
}

extension [Payment] {
    /// The number of the party that the money left: a payment taken back goes from its payee to its payer.
    @inline(__always)
    func payer(at index: Int) -> Int { Int(self[index].amount.isNegative ? self[index].payee.rawValue : self[index].payer.rawValue) }

    /// The number of the party that the money reached.
    @inline(__always)
    func payee(at index: Int) -> Int { Int(self[index].amount.isNegative ? self[index].payer.rawValue : self[index].payee.rawValue) }
}
