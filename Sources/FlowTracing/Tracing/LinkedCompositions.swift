internal import PipelineModel

/// What the linked payments were made of.
///
/// A payment taken back undoes the newest earlier linked payments of the same payer to the same payee in that currency, the last part
/// first; what it takes back beyond them is the payer's own.
struct LinkedCompositions {
    private struct Relation: Hashable {
        var payer: PartyID
        var payee: PartyID
        var currency: TextID
    }

    private let payments: Set<Int>
    /// Per payment, in the units of its currency, without sign.
    private(set) var parts: [Int: [Part]] = [:]
    private var undoable: [Relation: [Part]] = [:]

    init(payments: Set<Int>) { self.payments = payments }

    /// Notes a transfer's parts, as the account book answered them.
    mutating func note(_ moved: [Part], _ transfer: Transfer, in findings: Findings) {
        guard payments.contains(transfer.payment) else { return }
        let payment = findings.payments[transfer.payment]
        let relation = Relation(payer: payment.payer, payee: payment.payee, currency: payment.currency)
        guard payment.amount.isNegative else {
            parts[transfer.payment] = moved
            undoable[relation, default: []] += moved
            return
        }
        var left = transfer.credit
        var undone: [Part] = []
        while left > 0, let last = undoable[relation]?.popLast() {
            let share = min(left, last.amount)
            undone.put(Part(provenance: last.provenance, amount: share))
            if share < last.amount { undoable[relation]?.append(Part(provenance: last.provenance, amount: last.amount - share)) }
            left -= share
        }
        parts[transfer.payment] = undone
    }
}
