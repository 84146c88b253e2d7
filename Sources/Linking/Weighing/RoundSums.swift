internal import PipelineModel

/// What a round teaches, summed over cases: millionths of a payment, so that sums over parts of the cases add up the same however they are cut.
struct RoundSums {
    /// Per slot of ``PayerStatistics``, the payments for its campaign.
    private(set) var slots: [Int64]
    private(set) var gaps = Contrast(bins: GapStatistics.limits.count + 1)
    private(set) var wordings = Contrast(bins: Wording.allCases.count)
    private(set) var posting: PostingCounts
    private(set) var currencies: CurrencyCounts

    init(slots: Int, campaigns: Int, currencies: Int) {
        self.slots = Array(repeating: 0, count: slots)
        posting = PostingCounts(campaigns: campaigns)
        self.currencies = CurrencyCounts(campaigns: campaigns, currencies: currencies)
    }

    /// - Parameter probabilities: Per option of all cases.
    mutating func add(_ item: Case, _ options: [Option], _ probabilities: UnsafeMutableBufferPointer<Double>) {
        let whole = Int64(PayerStatistics.unit)
        var mass: Int64 = 0
        if !item.isUpstream { currencies.count(item.currency) }
        for index in item.options where options[index].campaign >= 0 {
            let option = options[index]
            let millionths = probabilities[index].millionths
            if item.teaches { slots[Int(option.slot)] += millionths }
            guard option.creator >= 0 else { continue }
            mass += millionths
            currencies.add(item.currency, campaign: option.campaign, millionths)
            if item.hasOneCreator { posting.add(option, millionths) }
            guard option.isNear, option.gap < GapStatistics.unknown else { continue }
            gaps.add(Int(option.gap), for: option.isNamed ? millionths : 0, against: whole - millionths)
        }
        if !item.isUpstream { wordings.add(item.wording.rawValue, for: mass, against: max(0, whole - mass)) }
    }

    /// All but ``slots``, which ``PayerStatistics`` adds up.
    mutating func join(_ other: RoundSums) {
        gaps += other.gaps
        wordings += other.wordings
        posting += other.posting
        currencies += other.currencies
    }
}
