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
    var currencyCount: Int { currencies.count }

    private var currencies: [TextID: Int32] = [:]
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

    mutating func number(of currency: TextID) -> Int32 {
        if let known = currencies[currency] { return known }
        let number = Int32(currencies.count)
        currencies[currency] = number
        return number
    }

    /// Adds a case with its options, and numbers its payer, its currency and their slots: in the order of cases, whoever found them.
    mutating func add(_ item: Case, _ options: ArraySlice<Option>, of payment: Payment) {
        var item = item
        item.firstOption = Int32(self.options.count)
        item.payer = number(payment.payer)
        item.currency = number(of: payment.currency)
        self.options.append(contentsOf: options)
        for index in item.options where self.options[index].campaign >= 0 {
            self.options[index].slot = statistics.slot(item.payer, Int(self.options[index].campaign))
        }
        if item.teaches { statistics.count(item.payer) }
        cases.append(item)
    }
}
