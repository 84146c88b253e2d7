internal import PipelineModel

/// Money that came in to those who pay creators, by day, and how much of it was for which campaign.
struct Funding {
    /// How many days before a payment its money may have come in; a few days after it, since agencies advance money.
    static let daysBefore: Int32 = 60
    static let daysAfter: Int32 = 3

    /// Who gets money so many days after it last paid a creator passed none of it on.
    static let advance: Int32 = 30

    private struct Flow {
        var days: [Int32] = []
        /// `sums[i]` is what came in before flow `i`.
        var sums: [Int64] = [0]

        mutating func add(_ day: Int32, _ cents: Int64) {
            days.append(day)
            sums.append((sums.last ?? 0) &+ cents)
        }

        func total(_ first: Int32, _ last: Int32) -> Int64 {
            sums[days.firstIndex(atLeast: last + 1)] &- sums[days.firstIndex(atLeast: first)]
        }
    }

    private var all: [Int32: Flow] = [:]
    private var bySlot: [Int32: Flow] = [:]
    /// What came in for any campaign.
    private var named: [Int32: Flow] = [:]

    /// One payment in: to this payer-to-be, on this day. Payments come in order of their days.
    mutating func add(to payer: Int32, day: Int32, cents: Int64, shares: [(slot: Int32, probability: Double)]) {
        all[payer, default: Flow()].add(day, cents)
        let known = shares.reduce(0) { $0 + $1.probability }
        named[payer, default: Flow()].add(day, Int64((Double(cents) * known).rounded()))
        for share in shares { bySlot[share.slot, default: Flow()].add(day, Int64((Double(cents) * share.probability).rounded())) }
    }

    /// How much of what came in to `payer` around `day` was for the slot's campaign, and whether that covers `cents`; nil where nothing
    /// came in. Of what came in for nobody knows what, as much is for the campaign as of what the payer pays (`known`).
    func share(of slot: Int32, payer: Int32, day: Int32, cents: Int64, known: Double) -> (share: Double, covers: Bool)? {
        guard let flow = all[payer] else { return nil }
        let (first, last) = (day - Self.daysBefore, day + Self.daysAfter)
        let total = flow.total(first, last)
        guard total > 0 else { return nil }
        let part = bySlot[slot]?.total(first, last) ?? 0
        let open = max(0, total - (named[payer]?.total(first, last) ?? 0))
        return ((Double(part) + Double(open) * known) / Double(total), part + Int64(Double(open) * known) >= cents - cents / 10)
    }

    /// The bits of a payer's being funded for a campaign, beyond what is known of the payer at all times.
    static func bits(_ found: (share: Double, covers: Bool)?, known: Double) -> Double {
        guard let found else { return 0 }
        let bits = max(-3, min(3, ((found.share + 0.05) / (known + 0.05)).bits))
        return bits > 0 && !found.covers ? bits / 3 : bits
    }
}
