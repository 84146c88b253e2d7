internal import PipelineModel

/// Which payments bear on the money of given parties. The rest of a ledger need not be traced.
enum Reach {
    /// Indices of the payments up to `lastDay` that tell where `parties` had their money from: those made by them, and by whoever paid them,
    /// directly or not.
    static func payments(of findings: Findings, into parties: Set<PartyID>, until lastDay: Day) -> [Int] {
        let candidates = findings.payments.indices.filter { findings.payments[$0].day <= lastDay }
        let reached = closure(of: parties, candidates.lazy.map { ends(of: findings.payments[$0]) }.map { ($0.payee, $0.payer) })
        return candidates.filter { reached.contains(ends(of: findings.payments[$0]).payer) }
    }

    /// Indices of the payments that tell where the money of `parties` went: those made or received by them and by whoever they paid,
    /// directly or not.
    static func payments(of findings: Findings, from parties: Set<PartyID>) -> [Int] {
        let reached = closure(of: parties, findings.payments.lazy.map { ends(of: $0) }.map { ($0.payer, $0.payee) })
        return findings.payments.indices.filter {
            let (payer, payee) = ends(of: findings.payments[$0])
            return reached.contains(payer) || reached.contains(payee)
        }
    }

    private static func closure(of parties: Set<PartyID>, _ steps: some Sequence<(PartyID, PartyID)>) -> Set<PartyID> {
        var next: [PartyID: Set<PartyID>] = [:]
        for (from, to) in steps { next[from, default: []].insert(to) }
        var reached = parties
        var open = Array(parties)
        while let party = open.popLast() {
            for other in next[party] ?? [] where reached.insert(other).inserted { open.append(other) }
        }
        return reached
    }

    /// A payment taken back goes from its payee to its payer.
    private static func ends(of payment: Payment) -> (payer: PartyID, payee: PartyID) {
        payment.amount.isNegative ? (payment.payee, payment.payer) : (payment.payer, payment.payee)
    }
}
