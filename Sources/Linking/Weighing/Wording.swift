/// What a payment's references say where they name no campaign.
enum Wording: Int, CaseIterable {
    /// They name one.
    case named
    /// Nothing at all, or numbers.
    case empty
    /// What several payers write.
    case common
    /// Something that only this payer writes, and writes often: what it sells, not a turn of phrase that others happen not to use.
    case own
    /// The name of the payer, or of somebody else who pays creators: who sells something names it.
    case product
}

/// How much each kind of wording speaks for a payment's being for a campaign.
struct WordingStatistics {
    private var factors = [Double](repeating: 1, count: 5)
    /// Four bits against, and one and a half for: the most that wording says.
    private static let (least, most) = (0.0625, 2.828_427_124_746_19)

    init() {}

    /// - Parameters:
    ///   - paid: Per kind, how much of the payments for campaigns words its reference so.
    ///   - other: The same of the rest.
    init(paid: [Double], other: [Double]) {
        // A mild belief, worth ten payments: those who pay for campaigns name them half of the time, others write of other things.
        let prior: [Double] = [5, 1.5, 2.7, 0.5, 0.3]
        let even: [Double] = [0.5, 1.5, 4, 2, 2]
        let (paidTotal, otherTotal) = (paid.reduce(10, +), other.reduce(10, +))
        for kind in 1..<5 {
            let ratio = ((paid[kind] + prior[kind]) / paidTotal) / ((other[kind] + even[kind]) / otherTotal)
            factors[kind] = max(Self.least, min(Self.most, ratio))
        }
    }

    /// How much likelier the wording is of a payment for a campaign than of another.
    func factor(_ wording: Wording) -> Double { factors[wording.rawValue] }
    func bits(_ wording: Wording) -> Double { factor(wording).bits }
}

/// The words of references, by how many payers write them and how often: which words are a payer's own.
struct PayersWords {
    private struct Use {
        var payer: Int32
        var count: Int32
        var isShared: Bool
    }

    private var uses = KeyTable<Use>()
    /// Per payer its payments.
    private var payments: [Int32]
    /// The words of payers' names by the payer that bears them; -1 where several do.
    private var names = KeyTable<Int32>()

    init(payers: Int) { payments = Array(repeating: 0, count: payers) }

    mutating func add(_ words: UnsafeBufferPointer<UInt64>, payer: Int32) {
        payments[Int(payer)] += 1
        for word in words {
            let number = uses.number(of: word, adding: Use(payer: payer, count: 0, isShared: false))
            uses.values[number].count &+= 1
            if uses.values[number].payer != payer { uses.values[number].isShared = true }
        }
    }

    /// Adds what another part of the payments said.
    mutating func join(_ other: PayersWords) {
        for payer in payments.indices { payments[payer] += other.payments[payer] }
        for (word, use) in zip(other.uses.keys, other.uses.values) {
            let number = uses.number(of: word, adding: Use(payer: use.payer, count: 0, isShared: false))
            uses.values[number].count &+= use.count
            if use.isShared || uses.values[number].payer != use.payer { uses.values[number].isShared = true }
        }
    }

    func wording(_ words: UnsafeBufferPointer<UInt64>) -> Wording {
        if words.isEmpty { return .empty }
        if words.contains(where: { names[$0].map { $0 >= 0 } ?? false }) { return .product }
        return words.contains { uses[$0].map(isOwn) ?? false } ? .own : .common
    }

    /// The words of names that one payer alone bears, and that few references of others carry.
    mutating func addNames(of payers: [(payer: Int32, words: [UInt64])]) {
        for (payer, words) in payers {
            for word in words {
                let number = names.number(of: word, adding: payer)
                if names.values[number] != payer { names.values[number] = -1 }
            }
        }
    }

    private func isOwn(_ use: Use) -> Bool { !use.isShared && use.count > 1 && use.count * 4 >= payments[Int(use.payer)] }
}
