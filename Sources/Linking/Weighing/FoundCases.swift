internal import PipelineModel

/// What is weighed: the payments that concern a creator or a campaign, what each may have been, and the sums that are learnt of them.
struct FoundCases {
    /// Payments to creators in the order of payments, then those upstream in theirs.
    var cases: [Case] = []
    /// The cases' options, one after another.
    var options: [Option] = []
    var statistics: PayerStatistics
    /// What came in to those who pay creators, in the order of payments.
    var inflows: [Funding.Inflow] = []
    /// How many currencies the cases are in.
    var currencyCount: Int { currencies.keys.count }

    private var currencies = KeyTable<Void>()
    /// Per party its number among the payers weighed, or -1.
    private var payerNumber: [Int32]

    init(campaigns: Int, parties: Int) {
        statistics = PayerStatistics(campaigns: campaigns)
        payerNumber = Array(repeating: -1, count: parties)
    }

    /// The party's number among the payers weighed, or -1.
    func number(ofPayer party: PartyID) -> Int32 { payerNumber[Int(party.rawValue)] }

    mutating func number(_ party: PartyID) -> Int32 {
        let index = Int(party.rawValue)
        if payerNumber[index] < 0 { payerNumber[index] = statistics.addPayer() }
        return payerNumber[index]
    }

    /// What is counted of payers and of what came in to them, once all cases are in. Slots get their last numbers.
    mutating func settle() -> (PayerStatistics, Funding) {
        let places = statistics.settle()
        for index in options.indices where options[index].slot >= 0 { options[index].slot = places[Int(options[index].slot)] }
        for index in inflows.indices {
            for share in inflows[index].shares.indices {
                inflows[index].shares[share].slot = places[Int(inflows[index].shares[share].slot)]
            }
        }
        return (statistics, Funding(inflows, payers: statistics.counts.count, slots: statistics.slots.count))
    }

    /// Adds what a part of the payments gave.
    ///
    /// - Parameter payments: All of the run.
    mutating func add(_ part: CandidateFinding.Output, _ payments: [Payment]) {
        let before = Int32(options.count)
        options.append(contentsOf: part.options)
        for var item in part.cases {
            item.firstOption += before
            add(&item, of: payments[Int(item.payment)])
        }
    }

    /// Adds a case with its options.
    mutating func add(_ item: Case, _ options: [Option], of payment: Payment) {
        var item = item
        item.firstOption = Int32(self.options.count)
        self.options.append(contentsOf: options)
        add(&item, of: payment)
    }

    /// Numbers the case's payer, its currency and their slots: in the order of cases, whoever found them.
    private mutating func add(_ item: inout Case, of payment: Payment) {
        item.payer = number(payment.payer)
        item.currency = Int32(currencies.number(of: UInt64(payment.currency.rawValue), adding: ()))
        for index in item.options where options[index].campaign >= 0 {
            options[index].slot = statistics.slot(item.payer, Int(options[index].campaign))
        }
        if item.teaches { statistics.count(item.payer) }
        cases.append(item)
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
