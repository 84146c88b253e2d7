internal import PipelineModel

/// Turns evidence into probabilities, in rounds: first without knowing the payers, then with what each payer's other payments were for, and
/// what those taught of references and timing. A round weighs every case by itself (``CaseWeigher``), then learns sums over all of them, so
/// that their order changes nothing.
struct Weigher {
    static let rounds = 5
    /// Cases weighed by one core before it takes more.
    private static let partSize = 8192

    /// With what was learnt as of the last round.
    private(set) var context: LinkContext
    let cases: [Case]
    let options: [Option]
    /// Per option its probability and how far others bought its posts, as last weighed.
    private(set) var probabilities: [Double]
    private(set) var bought: [Float]
    private(set) var statistics: PayerStatistics
    private(set) var funding: Funding
    private let boughtPosts: BoughtPosts
    private let currencyCount: Int
    /// Per campaign, how many payments to creators lie in its window.
    private let casesInWindow: [Int]

    init(_ found: FoundCases, context: LinkContext) {
        self.context = context
        cases = found.cases
        options = found.options
        var statistics = found.statistics
        statistics.settle()
        self.statistics = statistics
        funding = Funding(found.inflows, payers: statistics.counts.count, slots: statistics.slots.count)
        probabilities = Array(repeating: 0, count: options.count)
        bought = Array(repeating: 0, count: options.count)
        boughtPosts = BoughtPosts(cases, options, context)
        currencyCount = found.currencyCount
        let days = cases.lazy.filter(\.hasOneCreator).map(\.day).sorted()
        casesInWindow = context.campaigns.map { days.firstIndex(atLeast: $0.to.number + 1) - days.firstIndex(atLeast: $0.from.number) }
    }

    mutating func weigh(_ decisions: DecisionBook, workers: Workers) {
        for round in 0..<Self.rounds {
            weigh(knowsPayers: round > 0, decisions, workers)
            learn(workers)
        }
        weigh(knowsPayers: true, decisions, workers)
    }

    private mutating func weigh(knowsPayers: Bool, _ decisions: DecisionBook, _ workers: Workers) {
        let weigher = CaseWeigher(self, knowsPayers: knowsPayers, decisions)
        let ranges = Workers.parts(of: cases.indices, size: Self.partSize)
        probabilities = workers.map(ranges.count) { weigher.weigh(ranges[$0]) }.flatMap { $0 }
    }

    private mutating func learn(_ workers: Workers) {
        statistics.clear()
        var gaps = Contrast(bins: GapStatistics.limits.count + 1)
        var wordings = Contrast(bins: Wording.allCases.count)
        var posting = PostingCounts(campaigns: context.campaigns.count)
        var currencies = CurrencyStatistics(campaigns: context.campaigns.count, currencies: currencyCount)
        let whole = Int64(PayerStatistics.unit)
        for item in cases {
            var mass: Int64 = 0
            if !item.isUpstream { currencies.count(item.currency) }
            for index in item.options where options[index].campaign >= 0 {
                let option = options[index]
                let millionths = probabilities[index].millionths
                if item.teaches { statistics.add(millionths, to: option.slot) }
                guard option.creator >= 0 else { continue }
                mass += millionths
                currencies.add(item.currency, campaign: option.campaign, millionths)
                if item.hasOneCreator { posting.add(option, millionths) }
                guard option.isNear, option.gap < GapStatistics.unknown else { continue }
                gaps.add(Int(option.gap), for: option.isNamed ? millionths : 0, against: whole - millionths)
            }
            if !item.isUpstream { wordings.add(item.wording.rawValue, for: mass, against: max(0, whole - mass)) }
        }
        statistics.learnMeans()
        context = context.knowing(
            Learnt(
                wording: WordingStatistics(paid: wordings.pro, other: wordings.contra),
                gaps: GapStatistics(paid: gaps.pro, other: gaps.contra), currencies: currencies,
                posting: posting.statistics(inWindow: casesInWindow)))
        funding.learn(probabilities)
        bought = boughtPosts.learn(options, probabilities, bought, workers)
    }
}
