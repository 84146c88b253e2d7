internal import PipelineModel

/// Weighs cases by what was learnt: what each payment may have been competes for its probability. A pure function of a case, its options and
/// the tables, so that any range of cases can be weighed anywhere, at any time. One object, which all parts of the work look at.
final class CaseWeigher: Sendable {
    let cases: [Case]
    let options: [Option]
    let learnt: Learnt
    let statistics: PayerStatistics
    let funding: Funding
    /// Per option its probability and how far others bought its posts, as last weighed.
    let probabilities: [Double]
    let bought: [Float]
    /// Whether what each payer's other payments were for is known yet.
    let knowsPayers: Bool
    /// Whether the probabilities are those that links are made of, rather than those that are learnt of.
    let isLast: Bool
    let decisions: DecisionBook
    /// What is known of a payer and a campaign before a payment is looked at. A payer's stand one after another: few places in memory are read for
    /// a payment.
    private struct Slot {
        /// The payer's share for the campaign, where the payment itself was not for it.
        var share: Double
        /// What is believed of that share where nothing is known of the payer.
        var belief: Double
        /// The payer's payments for the campaign, in millionths.
        var sum: Int64
        var campaign: Int32
    }

    private let slots: [Slot]
    /// Per kind of wording and campaign, how likely a payment of that wording for the campaign has its posts missing.
    private let missing: [Double]
    private let posting: [PostingStatistics]

    init(_ weigher: Weigher, knowsPayers: Bool, isLast: Bool, _ decisions: DecisionBook) {
        cases = weigher.cases
        options = weigher.options
        learnt = weigher.context.learnt
        statistics = weigher.statistics
        funding = weigher.funding
        probabilities = weigher.probabilities
        bought = weigher.bought
        self.knowsPayers = knowsPayers
        self.isLast = isLast
        self.decisions = decisions
        let (statistics, learnt) = (statistics, learnt)
        slots = (0..<statistics.slots.count).map { slot in
            let (belief, sum) = (statistics.belief(Int32(slot)), statistics.sums[slot])
            let others = statistics.others(of: statistics.slots.payers[slot], true)
            return Slot(
                share: knowsPayers ? PayerStatistics.share(sum, belief, of: others, without: 0) : belief, belief: belief, sum: sum,
                campaign: statistics.slots.campaigns[slot])
        }
        let posting = weigher.context.campaigns.indices.map { learnt.posting($0) }
        self.posting = posting
        missing = Wording.allCases.flatMap { wording in
            let factor = learnt.wording.factor(wording)
            return posting.map { min(1, $0.factor(near: false, posts: false, coverage: 0) * factor) }
        }
    }

    /// - Parameter found: Per option of all cases; gets the probabilities of those of the range.
    func weigh(_ range: Range<Int>, into found: UnsafeMutableBufferPointer<Double>) {
        var known = [Known](repeating: Known(), count: posting.count)
        known.withUnsafeMutableBufferPointer { known in
            for index in range {
                if isLast || cases[index].hasCampaigns {
                    weigh(cases[index], known, found)
                } else {
                    // Nothing is learnt of how likely a payment for no campaign is.
                    for option in cases[index].options { found[option] = 0 }
                }
            }
        }
    }

    /// What is known of one payer and one campaign, for one case.
    struct Known {
        /// How far the case itself was counted for the campaign.
        var own = 0.0
        /// The share of the payer's other payments that is for the campaign.
        var share = 0.0
        /// The same times what is listed and what was funded.
        var weight = 0.0
        /// Whether the case has an option for the campaign.
        var isOption = false
    }

    private func weigh(_ item: Case, _ known: UnsafeMutableBufferPointer<Known>, _ found: UnsafeMutableBufferPointer<Double>) {
        let anything = know(item, known)
        let rest = otherwise(item, UnsafeBufferPointer(known))
        let wording = learnt.wording.factor(item.wording)
        // What is known of the payer tells its campaigns apart, and not a creator from a stranger of that name.
        var total = item.nobody * (item.isUpstream ? rest : max(0.01, anything))
        for index in item.options {
            let option = options[index]
            var weight = Double(option.weight)
            let campaign = Int(option.campaign)
            if campaign < 0 {
                weight *= rest
            } else {
                weight *= known[campaign].weight
                if option.creator >= 0 {
                    let posts = postFactor(option)
                    weight *= wording * posts * boughtFactor(option, posts, bought[index])
                    weight *= learnt.currencies.factor(item.currency, campaign: Int32(campaign), own: known[campaign].own)
                }
            }
            found[index] = weight
            total += weight
        }
        let scale = item.ceiling / total
        for index in item.options { found[index] *= scale }
        decisions.overrule(item, options, found)
        for index in item.options where options[index].campaign >= 0 { known[Int(options[index].campaign)] = Known() }
    }

    /// Learns of each of the case's campaigns what is known of its payer; answers by how much that lifts all of them together.
    func know(_ item: Case, _ known: UnsafeMutableBufferPointer<Known>) -> Double {
        for index in item.options where options[index].campaign >= 0 { known[Int(options[index].campaign)].own += probabilities[index] }
        let others = statistics.others(of: item.payer, item.teaches)
        let window = knowsPayers ? funding.window(payer: item.payer, day: item.day) : nil
        var anything = 1.0
        for index in item.options {
            let option = options[index]
            let campaign = Int(option.campaign)
            guard campaign >= 0, !known[campaign].isOption else { continue }
            let slot = slots[Int(option.slot)]
            let own = item.teaches ? known[campaign].own : 0
            let share = knowsPayers ? PayerStatistics.share(slot.sum, slot.belief, of: others, without: own) : slot.belief
            var weight = share
            if option.isListed { weight *= ListedSponsor.bits(isInside: option.isInside).exponential }
            if knowsPayers { weight *= funding.factor(of: option.slot, window, cents: item.cents, known: share) }
            known[campaign].share = share
            known[campaign].weight = weight
            known[campaign].isOption = true
            anything += weight - share
        }
        return anything
    }

    /// How much of what the payer pays is for none of the case's campaigns: for no campaign at all, or for one that the creator posts nothing
    /// of, which happens as often as posts are missing.
    func otherwise(_ item: Case, _ known: UnsafeBufferPointer<Known>) -> Double {
        var rest = 1.0
        var missed = 0.0
        let firstMissing = item.wording.rawValue * posting.count
        for index in statistics.slots(of: item.payer) {
            let slot = slots[index]
            let campaign = Int(slot.campaign)
            if known[campaign].isOption {
                rest -= known[campaign].share
            } else if !item.isUpstream {
                rest -= slot.share
                missed += slot.share * missing[firstMissing + campaign]
            }
        }
        return max(Self.leastOtherwise, rest) + missed
    }

    /// Payers pay for something else now and then, whatever their payments so far say.
    private static let leastOtherwise = 0.01

    /// What the creator's posts for the campaign say: that they lie near, and how soon the next one came.
    func postFactor(_ option: Option) -> Double {
        guard option.creator >= 0 else { return 1 }
        let near = posting[Int(option.campaign)].factor(near: option.isNear, posts: option.posts, coverage: Double(option.coverage))
        return near * learnt.gaps.factor(bin: Int(option.gap))
    }

    /// What speaks against an option whose posts other payments bought: its posts and their disclosure say nothing then of this payment.
    ///
    /// - Parameter posts: The ``postFactor(_:)`` of the option.
    func boughtFactor(_ option: Option, _ posts: Double, _ bought: Float) -> Double {
        guard bought > 0 else { return 1 }
        var said = max(1, posts)
        if option.disclosed > 0 { said *= option.disclosed.exponential }
        return 1 - Double(bought) + Double(bought) * Self.emptyHanded / said
    }

    /// A payment that bought none of the posts there are: half a bit against it.
    private static let emptyHanded = 0.707_106_781_186_547_5
}
