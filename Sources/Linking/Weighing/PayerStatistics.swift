internal import PipelineModel

/// What each payer's payments were for: sums in millionths of a payment, so that they add up the same in whatever order.
struct PayerStatistics {
    static let unit = 1_000_000.0
    /// How many payments' worth the general belief counts for against a payer's own.
    static let strength = 1.0

    /// Per payer how many payments teach.
    private(set) var counts: [Int64] = []
    /// Per slot, the payments for its campaign.
    private(set) var sums: [Int64] = []
    private(set) var campaigns: [Int32] = []
    private(set) var payers: [Int32] = []
    private var slots: [UInt64: Int32] = [:]
    /// Per payer its slots.
    private(set) var slotsOf: [[Int32]] = []
    /// Per campaign, how much of a payer's money goes to it where nothing is known of the payer.
    var means: [Double]
    /// Per payer what its campaigns' means are scaled by, so that something is always left for what is no campaign.
    private var scales: [Double] = []
    /// The most that campaigns have together of a payer of whom nothing is known.
    private static let mostForCampaigns = 0.85

    init(campaigns: Int) { means = Array(repeating: 0.35, count: campaigns) }

    mutating func addPayer() -> Int32 {
        counts.append(0)
        slotsOf.append([])
        return Int32(counts.count - 1)
    }

    mutating func slot(_ payer: Int32, _ campaign: Int) -> Int32 {
        let key = UInt64(UInt32(bitPattern: payer)) << 32 | UInt64(campaign)
        if let known = slots[key] { return known }
        let slot = Int32(sums.count)
        slots[key] = slot
        sums.append(0)
        campaigns.append(Int32(campaign))
        payers.append(payer)
        slotsOf[Int(payer)].append(slot)
        return slot
    }

    mutating func clear() {
        for index in counts.indices { counts[index] = 0 }
        for index in sums.indices { sums[index] = 0 }
    }

    mutating func count(_ payer: Int32) { counts[Int(payer)] += 1 }
    mutating func add(_ posterior: Double, to slot: Int32) { sums[Int(slot)] += Int64((posterior * Self.unit).rounded()) }

    /// The share of the payer's other payments that is for the slot's campaign, shrunk towards the mean of all payers.
    func share(_ slot: Int32, without own: Double, _ teaches: Bool) -> Double {
        let mean = belief(slot)
        let ownSum = teaches ? (own * Self.unit).rounded() : 0
        let others = max(0, Double(counts[Int(payers[Int(slot)])]) - (teaches ? 1 : 0))
        let sum = max(0, Double(sums[Int(slot)]) - ownSum) / Self.unit
        return min(0.98, (sum + Self.strength * mean) / (others + Self.strength))
    }

    /// What is believed of the slot's share where nothing is known of the payer.
    func belief(_ slot: Int32) -> Double { means[Int(campaigns[Int(slot)])] * scales[Int(payers[Int(slot)])] }

    /// Brings the payers' beliefs in line with the means; to be called when all slots are known.
    mutating func settle() {
        scales = slotsOf.map { slots in min(1, Self.mostForCampaigns / max(0.01, slots.reduce(0) { $0 + means[Int(campaigns[Int($1)])] })) }
    }

    /// Learns the means over payers, from payers' own shares.
    mutating func learnMeans() {
        var totals = [Int64](repeating: 0, count: means.count)
        var payersOf = [Int64](repeating: 0, count: means.count)
        for slot in sums.indices where counts[Int(payers[slot])] > 0 {
            let share = Double(sums[slot]) / Double(counts[Int(payers[slot])])
            totals[Int(campaigns[slot])] += Int64(min(Self.unit, share).rounded())
            payersOf[Int(campaigns[slot])] += 1
        }
        for campaign in means.indices {
            means[campaign] = min(0.6, max(0.05, (Double(totals[campaign]) / Self.unit + 0.9) / (Double(payersOf[campaign]) + 3)))
        }
        settle()
    }
}
