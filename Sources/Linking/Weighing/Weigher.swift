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

    /// Per campaign, how many payments to creators lie in its window.
    private let casesInWindow: [Int]

    init(_ builder: CaseBuilder) {
        context = builder.claims.context
        cases = builder.cases
        options = builder.options
        statistics = builder.statistics
        payments = builder.claims.payments
        otherFunds = builder.otherFunds.map { ($0, builder.cents(Int($0))) }
        let days = cases.lazy.filter(\.hasOneCreator).map(\.day).sorted()
        casesInWindow = context.campaigns.map { days.firstIndex(atLeast: $0.to.number + 1) - days.firstIndex(atLeast: $0.from.number) }
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
            funding.share(of: option.slot, payer: item.payer, day: payments[Int(item.payment)].day.number, cents: item.cents), known: known)
    }

    private func own(_ campaign: Int32, _ item: Case) -> Double {
        item.options.reduce(0) { options[$1].campaign == campaign ? $0 + options[$1].posterior : $0 }
    }

    private mutating func weigh(_ item: Case, knowingPayers: Bool, _ decisions: DecisionBook) {
        var scores: [Double] = []
        scores.reserveCapacity(item.options.count + 1)
        var rest = 1.0
        var seen: [Int32] = []
        for index in item.options {
            let option = options[index]
            guard option.campaign >= 0 else {
                scores.append(option.prior)
                continue
            }
            let mean = statistics.means[Int(option.campaign)]
            let known = knowingPayers ? knownShare(option, item) : mean
            if !seen.contains(option.campaign) {
                seen.append(option.campaign)
                rest -= known
            }
            var score = option.prior + known.bits + option.fixed
            if option.creator >= 0 {
                score += context.learnt.wording.bits(item.wording)
                score += context.learnt.posting(Int(option.campaign)).bits(
                    near: option.isNear, posts: option.posts, coverage: option.coverage)
            }
            if option.gap != .max { score += context.learnt.gaps.bits(Int(option.gap)) }
            if knowingPayers { score += fundingBits(option, item, known: known) }
            scores.append(score)
        }
        let none = max(0.02, rest).bits
        for (position, index) in item.options.enumerated() where options[index].campaign < 0 { scores[position] += none }
        scores.append(item.nobody + none)
        let highest = scores.max() ?? 0
        var total = 0.0
        for position in scores.indices {
            scores[position] = (scores[position] - highest).exponential
            total += scores[position]
        }
        for (position, index) in item.options.enumerated() { options[index].posterior = scores[position] / total * item.ceiling }
        decisions.overrule(item, &options)
    }

    private mutating func learn() {
        statistics.clear()
        var gaps = Contrast(bins: GapStatistics.limits.count + 1)
        var wordings = Contrast(bins: 4)
        var posting = PostingCounts(campaigns: context.campaigns.count)
        for item in cases {
            if item.teaches { statistics.count(item.payer) }
            var mass: Int64 = 0
            for index in item.options {
                let option = options[index]
                guard option.campaign >= 0 else { continue }
                let millionths = Int64((option.posterior * PayerStatistics.unit).rounded())
                if item.teaches { statistics.add(option.posterior, to: option.slot) }
                guard option.creator >= 0 else { continue }
                mass += millionths
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
        context.learnt.posting = posting.statistics(inWindow: casesInWindow)
        learnFunding()
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
