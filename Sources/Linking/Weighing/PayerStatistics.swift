internal import PipelineModel

/// What each payer's payments were for: sums in millionths of a payment, so that they add up the same in whatever order.
struct PayerStatistics {
    static let unit = 1_000_000.0
    /// How many payments' worth the general belief counts for against a payer's own.
    static let strength = 1.0

    private(set) var slots = PayerSlots()
    /// Per payer how many payments teach.
    private(set) var counts: [Int64]
    /// Per slot, the payments for its campaign.
    private(set) var sums: [Int64] = []
    /// Per campaign, how much of a payer's money goes to it where nothing is known of the payer.
    private(set) var means: [Double]
    /// Per payer what its campaigns' means are scaled by, so that something is always left for what is no campaign.
    private var scales: [Double] = []
    /// Where a payer's slots start; one more than there are payers. Filled when all are known.
    private var firstSlot: [Int32] = []
    /// The most that campaigns have together of a payer of whom nothing is known.
    private static let mostForCampaigns = 0.85

    /// - Parameter payers: Their numbers are those of parties, of whom most pay nobody that matters here.
    init(campaigns: Int, payers: Int) {
        means = Array(repeating: 0.35, count: campaigns)
        counts = Array(repeating: 0, count: payers)
    }

    mutating func slot(_ payer: Int32, _ campaign: Int) -> Int32 { slots.number(payer, campaign) }
    mutating func count(_ payer: Int32) { counts[Int(payer)] += 1 }

    /// To be called once, when all payers and slots are known: from here on a payer's slots stand one after another, in the order in which they
    /// came.
    ///
    /// - Returns: Per slot its number from here on.
    mutating func settle() -> [Int32] {
        firstSlot = Array(repeating: 0, count: counts.count + 1)
        for payer in slots.payers { firstSlot[Int(payer) + 1] += 1 }
        for payer in counts.indices { firstSlot[payer + 1] += firstSlot[payer] }
        var next = firstSlot
        let places = slots.payers.map { payer in
            defer { next[Int(payer)] += 1 }
            return next[Int(payer)]
        }
        slots.move(to: places)
        sums = Array(repeating: 0, count: slots.count)
        scale()
        return places
    }

    /// The payer's slots.
    func slots(of payer: Int32) -> Range<Int> { Int(firstSlot[Int(payer)])..<Int(firstSlot[Int(payer) + 1]) }

    /// Puts what a round learnt in place of what was known.
    ///
    /// - Parameter sums: Per slot.
    mutating func learn(_ sums: ArraySlice<Int64>) {
        self.sums = Array(sums)
        learnMeans()
    }

    /// How many payments of the payer teach, beside one that may do so itself.
    func others(of payer: Int32, _ teaches: Bool) -> Double { max(0, Double(counts[Int(payer)]) - (teaches ? 1 : 0)) }

    /// The share of the payer's other payments that is for a slot's campaign, shrunk towards the mean of all payers.
    ///
    /// - Parameters:
    ///   - sum: The payments for the campaign, of ``sums``.
    ///   - mean: The ``belief(_:)`` of the slot.
    ///   - others: How many these payments are.
    ///   - own: How far the payment itself was counted for the campaign, from 0 to 1.
    static func share(_ sum: Int64, _ mean: Double, of others: Double, without own: Double) -> Double {
        let sum = max(0, Double(sum) - (own * unit).rounded()) / unit
        return min(0.98, (sum + strength * mean) / (others + strength))
    }

    /// What is believed of the slot's share where nothing is known of the payer.
    func belief(_ slot: Int32) -> Double { means[Int(slots.campaigns[Int(slot)])] * scales[Int(slots.payers[Int(slot)])] }

    /// Learns the means over payers, from payers' own shares.
    private mutating func learnMeans() {
        var totals = [Int64](repeating: 0, count: means.count)
        var payersOf = [Int64](repeating: 0, count: means.count)
        for slot in sums.indices {
            let count = counts[Int(slots.payers[slot])]
            guard count > 0 else { continue }
            let share = Double(sums[slot]) / Double(count)
            totals[Int(slots.campaigns[slot])] += Int64(min(Self.unit, share).rounded())
            payersOf[Int(slots.campaigns[slot])] += 1
        }
        for campaign in means.indices {
            means[campaign] = min(0.6, max(0.05, (Double(totals[campaign]) / Self.unit + 0.9) / (Double(payersOf[campaign]) + 3)))
        }
        scale()
    }

    /// Brings the payers' beliefs in line with the means.
    private mutating func scale() {
        scales = counts.indices.map { payer in
            min(1, Self.mostForCampaigns / max(0.01, slots(of: Int32(payer)).reduce(0) { $0 + means[Int(slots.campaigns[$1])] }))
        }
    }
}
