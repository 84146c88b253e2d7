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

    /// Per payment of the run whether it is linked.
    private var isLinked: [Bool]
    /// The parts of all that were noted, in the units of their currencies, without sign; and where those of a payment stand.
    private var all: [Part] = []
    private var ranges: [Int: Range<Int>] = [:]
    private var undoable: [Relation: [Part]] = [:]
    /// The relations in which a linked payment was taken back: only there parts are kept to be undone.
    private let takenBack: Set<Relation>

    init(payments: [Int], in findings: Findings) {
        isLinked = Array(repeating: false, count: findings.payments.count)
        for payment in payments { isLinked[payment] = true }
        takenBack = Set(
            payments.lazy.filter { findings.payments[$0].amount.isNegative }.map { Self.relation(of: findings.payments[$0]) })
    }

    /// Whether ``note(_:_:in:)`` wants to hear of a payment.
    func isNoted(_ payment: Int) -> Bool { isLinked[payment] }

    /// What a linked payment was made of; empty where it moved nothing.
    func parts(of payment: Int) -> ArraySlice<Part> { ranges[payment].map { all[$0] } ?? [] }

    private static func relation(of payment: Payment) -> Relation {
        Relation(payer: payment.payer, payee: payment.payee, currency: payment.currency)
    }

    /// Notes a linked transfer's parts, as the account book answered them; those of one taken back are not needed.
    mutating func note(_ moved: [Part], _ transfer: Transfer, in findings: Findings) {
        let payment = findings.payments[transfer.payment]
        let relation = Self.relation(of: payment)
        guard payment.amount.isNegative else {
            put(moved, transfer.payment)
            if !takenBack.isEmpty, takenBack.contains(relation) { undoable[relation, default: []] += moved }
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
        put(undone, transfer.payment)
    }

    private mutating func put(_ parts: [Part], _ payment: Int) {
        ranges[payment] = all.count..<all.count + parts.count
        all += parts
    }
}
