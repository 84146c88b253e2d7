internal import PipelineModel

/// Turns evidence into probabilities, in rounds: first without knowing the payers, then with what each payer's other payments were for, and
/// what those taught of references and timing. Every round is a sum over payments, so their order changes nothing.
struct Weigher {
    static let rounds = 5

    var context: LinkContext
    private(set) var cases: [Case]
    private(set) var options: [Option]
    private(set) var statistics: PayerStatistics
    private(set) var funding = Funding()
    private let payments: [Payment]
    /// Per party its number among the payers weighed where it passes money on, else -1.
    private let receivers: [Int32]
    /// Payments to those who pay creators for what else they do, with their amounts, in the order of payments.
    private let otherFunds: [(payment: Int32, cents: Int64)]

    private let rivals: [Rivals]
    private let currencyCount: Int
    /// Per campaign, how many payments to creators lie in its window.
    private let casesInWindow: [Int]

    init(_ builder: CaseBuilder) {
        context = builder.claims.context
        cases = builder.cases
        options = builder.options
        statistics = builder.statistics
        payments = builder.claims.payments
        otherFunds = builder.otherFunds.map { ($0, builder.cents(Int($0))) }
        currencyCount = builder.currencies.count
        rivals = Self.rivals(builder.cases, builder.options, builder.claims.context)
        let days = cases.lazy.filter(\.hasOneCreator).map(\.day).sorted()
        casesInWindow = context.campaigns.map { days.firstIndex(atLeast: $0.to.number + 1) - days.firstIndex(atLeast: $0.from.number) }
        statistics.settle()
        receivers = context.parties.parties.indices.map { index in
            let party = PartyID(rawValue: UInt32(index))
            return builder.isIntermediary(party) ? builder.number(ofPayer: party) : -1
        }
    }

    mutating func weigh(_ decisions: DecisionBook) {
        for round in 0..<Self.rounds {
            for index in cases.indices { weigh(cases[index], knowingPayers: round > 0, decisions) }
            learn()
        }
        for index in cases.indices { weigh(cases[index], knowingPayers: true, decisions) }
    }

    /// The share of the payer's other payments that is for the option's campaign, as last learnt.
    func knownShare(_ option: Option, _ item: Case) -> Double {
        statistics.share(option.slot, without: own(option.campaign, item), item.teaches)
    }

    func fundingBits(_ option: Option, _ item: Case, known: Double) -> Double {
        Funding.bits(
            funding.share(of: option.slot, payer: item.payer, day: payments[Int(item.payment)].day.number, cents: item.cents, known: known),
            known: known)
    }

    /// How much of what the payer pays is for none of the case's campaigns: for no campaign at all, or for one that the creator posts nothing
    /// of, which happens as often as posts are missing.
    func otherwise(_ item: Case, knowingPayers: Bool) -> Double {
        var rest = 1.0
        var missed = 0.0
        let wording = context.learnt.wording.bits(item.wording).exponential
        for slot in statistics.slotsOf[Int(item.payer)] {
            let campaign = statistics.campaigns[Int(slot)]
            let known: Double
            if let option = item.options.first(where: { options[$0].campaign == campaign }) {
                known = knowingPayers ? knownShare(options[option], item) : statistics.belief(slot)
            } else if item.isUpstream {
                continue
            } else {
                known = knowingPayers ? statistics.share(slot, without: 0, item.teaches) : statistics.belief(slot)
                let missing = context.learnt.posting(Int(campaign)).bits(near: false, posts: false, coverage: 0).exponential
                missed += known * min(1, missing * wording)
            }
            rest -= known
        }
        return max(Self.leastOtherwise, rest) + missed
    }

    /// Payers pay for something else now and then, whatever their payments so far say.
    private static let leastOtherwise = 0.01

    private func own(_ campaign: Int32, _ item: Case) -> Double {
        item.options.reduce(0) { options[$1].campaign == campaign ? $0 + options[$1].posterior : $0 }
    }

    /// The bits of the creator's posts for the campaign: that they lie near, and how soon the next one came.
    private func postBits(_ option: Option) -> Double {
        guard option.creator >= 0 else { return 0 }
        let near = context.learnt.posting(Int(option.campaign)).bits(near: option.isNear, posts: option.posts, coverage: option.coverage)
        return near + (option.gap == .max ? 0 : context.learnt.gaps.bits(Int(option.gap)))
    }

    /// The bits against an option whose posts other payments bought: its posts and their disclosure say nothing then of this payment.
    func boughtBits(_ option: Option) -> Double {
        guard option.bought > 0 else { return 0 }
        let said = max(0, postBits(option)) + max(0, option.disclosed)
        return (1 - option.bought + option.bought * (-said - Self.emptyHanded).exponential).bits
    }

    /// The bits of the payment's currency, against what the campaign's other payments are in.
    func currencyBits(_ option: Option, _ item: Case) -> Double {
        option.creator < 0 ? 0 : context.learnt.currencies.bits(item.currency, campaign: option.campaign, own: own(option.campaign, item))
    }

    /// A payment that bought none of the posts there are, in bits.
    private static let emptyHanded = 0.5

    private mutating func weigh(_ item: Case, knowingPayers: Bool, _ decisions: DecisionBook) {
        // What is known of the payer tells its campaigns apart, and not a creator from a stranger of that name.
        var listed: [Int32: Double] = [:]
        var scores: [Double] = []
        scores.reserveCapacity(item.options.count + 1)
        for index in item.options {
            let option = options[index]
            guard option.campaign >= 0 else {
                scores.append(option.prior)
                continue
            }
            let known = knowingPayers ? knownShare(option, item) : statistics.belief(option.slot)
            let payer = known.bits + option.listed + (knowingPayers ? fundingBits(option, item, known: known) : 0)
            listed[option.campaign] = payer.exponential - known
            var score = option.prior + payer + option.fixed + postBits(option)
            if option.creator >= 0 {
                score += context.learnt.wording.bits(item.wording) + boughtBits(option) + currencyBits(option, item)
            }
            scores.append(score)
        }
        let rest = otherwise(item, knowingPayers: knowingPayers)
        let none = rest.bits
        for (position, index) in item.options.enumerated() where options[index].campaign < 0 { scores[position] += none }
        let anything = listed.sorted { $0.key < $1.key }.reduce(1) { $0 + $1.value }
        scores.append(item.nobody + (item.isUpstream ? rest : max(0.01, anything)).bits)
        let highest = scores.max() ?? 0
        var total = 0.0
        for position in scores.indices {
            scores[position] = (scores[position] - highest).exponential
            total += scores[position]
        }
        for (position, index) in item.options.enumerated() { options[index].posterior = scores[position] / total * item.ceiling }
        decisions.overrule(item, &options)
    }

    /// Learns, for each payment, how far the creator's posts near it were bought by other payments: where there are more payments for a campaign
    /// than posts of it, not all of them bought one.
    private mutating func learnBought() {
        for group in rivals {
            var sums: [Int64] = [0]
            for member in group.members {
                sums.append(sums[sums.count - 1] + Int64((options[Int(member.option)].posterior * PayerStatistics.unit).rounded()))
            }
            for (place, member) in group.members.enumerated() {
                let index = Int(member.option)
                guard options[index].near > 0 else { continue }
                // The posts that this payment and those around it can have bought.
                let posts =
                    group.posts.firstIndex(atLeast: member.day + Self.rivalDays + group.reach.after + 1)
                    - group.posts.firstIndex(atLeast: member.day - Self.rivalDays - group.reach.before)
                let first = group.days.firstIndex(atLeast: member.day - Self.rivalDays)
                let last = group.days.firstIndex(atLeast: member.day + Self.rivalDays + 1)
                let others = Double(sums[last] - sums[first] - (sums[place + 1] - sums[place])) / PayerStatistics.unit
                let bought = min(1, max(0, others + 1 - Double(posts)))
                // Half of what was believed before: two payments that each point at the other would else swing.
                options[index].bought = (options[index].bought + bought) / 2
            }
        }
    }

    /// Payments so many days apart may be for the same posts.
    private static let rivalDays: Int32 = 21

    /// The payments that reached one creator and may be for one campaign, by day.
    private struct Rivals {
        var members: [(day: Int32, option: Int32)]
        var days: [Int32]
        /// The days of the creator's posts of the campaign.
        var posts: [Int32]
        /// How far from its payment a post may lie.
        var reach: (before: Int32, after: Int32)
    }

    private static func rivals(_ cases: [Case], _ options: [Option], _ context: LinkContext) -> [Rivals] {
        var groups: [UInt64: [(day: Int32, option: Int32)]] = [:]
        for item in cases where !item.isUpstream {
            for index in item.options where options[index].campaign >= 0 && options[index].creator >= 0 {
                let key = UInt64(UInt32(options[index].creator)) << 32 | UInt64(UInt32(options[index].campaign))
                groups[key, default: []].append((item.day, Int32(index)))
            }
        }
        // Groups do not touch one another, so their order does not matter.
        let reach = (before: Int32(context.settings.daysBefore), after: Int32(context.settings.daysAfter))
        return groups.filter { $0.value.count > 1 }.compactMap { key, group in
            guard let posts = context.content.posts(of: Int(key >> 32), in: Int(key & 0xFFFF_FFFF)) else { return nil }
            let members = group.sorted { ($0.day, $0.option) < ($1.day, $1.option) }
            return Rivals(members: members, days: members.map(\.day), posts: posts.days, reach: reach)
        }
    }

    private mutating func learn() {
        statistics.clear()
        var gaps = Contrast(bins: GapStatistics.limits.count + 1)
        var wordings = Contrast(bins: 5)
        var posting = PostingCounts(campaigns: context.campaigns.count)
        var currencies = CurrencyStatistics(campaigns: context.campaigns.count, currencies: currencyCount)
        for item in cases {
            if item.teaches { statistics.count(item.payer) }
            var mass: Int64 = 0
            if !item.isUpstream { currencies.count(item.currency) }
            for index in item.options {
                let option = options[index]
                guard option.campaign >= 0 else { continue }
                let millionths = Int64((option.posterior * PayerStatistics.unit).rounded())
                if item.teaches { statistics.add(option.posterior, to: option.slot) }
                guard option.creator >= 0 else { continue }
                mass += millionths
                currencies.add(item.currency, campaign: option.campaign, millionths)
                if item.hasOneCreator { posting.add(option, millionths) }
                guard option.isNear, option.gap != .max else { continue }
                gaps.add(
                    GapStatistics.bin(Int(option.gap)), for: option.isNamed ? millionths : 0,
                    against: Int64(PayerStatistics.unit) - millionths)
            }
            if !item.isUpstream { wordings.add(item.wording.rawValue, for: mass, against: max(0, Int64(PayerStatistics.unit) - mass)) }
        }
        statistics.learnMeans()
        context.learnt.wording = WordingStatistics(paid: wordings.pro, other: wordings.contra)
        context.learnt.gaps = GapStatistics(paid: gaps.pro, other: gaps.contra)
        context.learnt.currencies = currencies
        context.learnt.posting = posting.statistics(inWindow: casesInWindow)
        learnFunding()
        learnBought()
    }

    private func receiver(of payment: Payment) -> Int32? {
        let number = receivers[Int(payment.payee.rawValue)]
        return number < 0 ? nil : number
    }

    private mutating func learnFunding() {
        funding = Funding()
        // Only who got money for a campaign at all has shares to tell.
        var funded: Set<Int32> = []
        let upstream = cases.filter(\.isUpstream).sorted { $0.payment < $1.payment }
        for item in upstream { if let receiver = receiver(of: payments[Int(item.payment)]) { funded.insert(receiver) } }
        var others = otherFunds[...]
        func addOthers(before limit: Int32) {
            while let next = others.first, next.payment < limit {
                others = others.dropFirst()
                let payment = payments[Int(next.payment)]
                guard let receiver = receiver(of: payment), funded.contains(receiver) else { continue }
                funding.add(to: receiver, day: payment.day.number, cents: next.cents, shares: [])
            }
        }
        for item in upstream {
            addOthers(before: item.payment)
            let payment = payments[Int(item.payment)]
            guard let receiver = receiver(of: payment) else { continue }
            let shares = item.options.compactMap { index -> (slot: Int32, probability: Double)? in
                let option = options[index]
                return option.campaign < 0 ? nil : (statistics.slot(receiver, Int(option.campaign)), option.posterior)
            }
            funding.add(to: receiver, day: payment.day.number, cents: item.cents, shares: shares)
        }
        addOthers(before: .max)
    }
}
