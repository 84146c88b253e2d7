internal import PipelineModel

/// What is weighed: the payments that concern a creator or a campaign, what each may have been, and the sums that are learnt of them.
struct FoundCases {
    /// Payments to creators in the order of payments, then those upstream in theirs.
    private(set) var cases: [Case]
    /// The cases' options, one after another.
    private(set) var options: [Option]
    var statistics: PayerStatistics
    /// What came in to those who pay creators, in the order of payments.
    var inflows: [Funding.Inflow] = []
    /// How many currencies the cases are in.
    var currencyCount: Int { currencies.keys.count }

    private var currencies: KeyTable<Void>

    /// Options, and cases, that one core takes at a time.
    private static let partSize = 65_536

    /// What the parts of the payments gave, as one pass over all of them would have: slots and currencies have numbers in the order in which they
    /// come.
    ///
    /// - Parameter parts: In the order of payments; their cases and options are used up.
    init(_ parts: inout [CandidateFinding.Output], campaigns: Int, parties: Int, workers: Workers) {
        var statistics = PayerStatistics(campaigns: campaigns, payers: parties)
        var currencies = KeyTable<Void>()
        var (slots, numbers, before): ([[Int32]], [[Int32]], [Int32]) = ([], [], [0])
        for part in parts {
            slots.append(part.pairs.map { statistics.slot(Int32($0 >> 32), Int($0 & 0xFFFF_FFFF)) })
            numbers.append(part.currencies.map { Int32(currencies.number(of: $0, adding: ())) })
            before.append(before[before.count - 1] + Int32(part.options.count))
        }
        let (slotsOfPart, numbersOfPart, firstOption) = (slots, numbers, before)
        options = workers.joined(parts.takeLists(\.options)) { option, part in
            if option.slot >= 0 { option.slot = slotsOfPart[part][Int(option.slot)] }
        }
        cases = workers.joined(parts.takeLists(\.cases)) { item, part in
            item.firstOption += firstOption[part]
            item.currency = numbersOfPart[part][Int(item.currency)]
        }
        for item in cases where item.teaches { statistics.count(item.payer) }
        self.statistics = statistics
        self.currencies = currencies
    }

    /// What is counted of payers and of what came in to them, once all cases are in. Slots get their last numbers.
    mutating func settle(_ workers: Workers) -> (PayerStatistics, Funding) {
        let places = statistics.settle()
        workers.change(&options, partSize: Self.partSize) { part in
            for index in part.indices where part[index].slot >= 0 { part[index].slot = places[Int(part[index].slot)] }
        }
        for index in inflows.indices {
            for share in inflows[index].shares.indices {
                inflows[index].shares[share].slot = places[Int(inflows[index].shares[share].slot)]
            }
        }
        return (statistics, Funding(inflows, payers: statistics.counts.count, slots: statistics.slots.count))
    }

    /// Adds a case with its options.
    mutating func add(_ item: Case, _ options: [Option], of payment: Payment) {
        var item = item
        item.firstOption = Int32(self.options.count)
        item.payer = Int32(payment.payer.rawValue)
        item.currency = Int32(currencies.number(of: UInt64(payment.currency.rawValue), adding: ()))
        for var option in options {
            if option.campaign >= 0 { option.slot = statistics.slot(item.payer, Int(option.campaign)) }
            self.options.append(option)
        }
        if item.teaches { statistics.count(item.payer) }
        cases.append(item)
    }

    /// Says of each case what its reference says where it names no campaign.
    ///
    /// - Parameter wordings: By case.
    mutating func set(_ wordings: [Wording]) {
        for index in cases.indices where !cases[index].isNamed { cases[index].wording = wordings[index] }
    }

    /// The places of cases in the order of their payments.
    func inOrder() -> [Int32] {
        let upstream = cases.firstIndex(where: \.isUpstream) ?? cases.count
        var (next, other) = (0, upstream)
        return cases.indices.map { _ in
            let isOther = next == upstream || (other < cases.count && cases[other].payment < cases[next].payment)
            defer { if isOther { other += 1 } else { next += 1 } }
            return Int32(isOther ? other : next)
        }
    }
}
