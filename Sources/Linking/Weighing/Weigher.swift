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
    /// The places of ``cases`` in the order of their payments.
    let order: [Int32]
    /// Per option its probability and how far others bought its posts, as last weighed.
    private(set) var probabilities: [Double]
    private(set) var bought: [Float]
    private(set) var statistics: PayerStatistics
    private(set) var funding: Funding
    private var boughtPosts: BoughtPosts
    private let currencyCount: Int
    /// Per campaign, how many payments to creators lie in its window.
    private let casesInWindow: [Int]

    init(_ found: inout FoundCases, context: LinkContext, workers: Workers) {
        self.context = context
        (statistics, funding) = found.settle(workers)
        cases = found.cases
        options = found.options
        order = found.inOrder()
        probabilities = Array(repeating: 0, count: options.count)
        bought = Array(repeating: 0, count: options.count)
        boughtPosts = BoughtPosts(cases, options, context, workers)
        currencyCount = found.currencyCount
        let days = cases.lazy.filter(\.hasOneCreator).map(\.day).sorted()
        casesInWindow = context.campaigns.map { days.firstIndex(atLeast: $0.to.number + 1) - days.firstIndex(atLeast: $0.from.number) }
    }

    mutating func weigh(_ decisions: DecisionBook, workers: Workers) {
        for round in 0..<Self.rounds { learn(weigh(knowsPayers: round > 0, learns: true, decisions, workers), workers) }
        _ = weigh(knowsPayers: true, learns: false, decisions, workers)
    }

    /// Weighs all cases anew, and sums up what that teaches while a part of them is at hand.
    private mutating func weigh(knowsPayers: Bool, learns: Bool, _ decisions: DecisionBook, _ workers: Workers) -> [RoundSums] {
        let weigher = CaseWeigher(self, knowsPayers: knowsPayers, isLast: !learns, decisions)
        let ranges = Workers.parts(of: cases.indices, size: Self.partSize)
        let zero = RoundSums(slots: statistics.slots.count, campaigns: context.campaigns.count, currencies: currencyCount)
        let (cases, options) = (cases, options)
        var sums: [RoundSums] = []
        probabilities = Array(unsafeUninitializedCapacity: options.count) { buffer, count in
            // Each part writes the options of its own cases.
            nonisolated(unsafe) let found = buffer
            sums = workers.sums(ranges.count, from: zero) { part, sums in
                weigher.weigh(ranges[part], into: found)
                if learns { sums.add(ranges[part], of: cases, options, found) }
            }
            count = options.count
        }
        return sums
    }

    private mutating func learn(_ parts: [RoundSums], _ workers: Workers) {
        guard var sums = parts.first else { return }
        for part in parts.dropFirst() { sums.join(part) }
        statistics.learn(sums.slots)
        context = context.knowing(
            Learnt(
                wording: sums.wordingStatistics, gaps: sums.gapStatistics, currencies: sums.currencyStatistics,
                posting: sums.postingStatistics(inWindow: casesInWindow)))
        funding.learn(probabilities)
        boughtPosts.learn(probabilities, &bought, workers)
    }
}
