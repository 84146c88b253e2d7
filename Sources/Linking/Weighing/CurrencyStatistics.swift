internal import PipelineModel

/// In which currencies each campaign is paid for, against all payments to creators: a budget is kept in one currency mostly.
struct CurrencyStatistics {
    /// How many payments' worth the share of all payments counts for against a campaign's own.
    private static let strength = 6.0
    /// A campaign may pay in any currency: two and a half bits, for or against, are the most that it says.
    private static let most = 5.656_854_249_492_38

    /// Per campaign and currency, and per campaign, in payments.
    private var counts: [Double] = []
    private var totals: [Double] = []
    /// Per currency its share of all payments; empty where nothing is known, or where there is one currency.
    private var usual: [Double] = []

    init() {}

    fileprivate init(_ counts: [Int64], _ totals: [Int64], _ all: [Int64], whole: Int64) {
        self.counts = counts.map { Double($0) / PayerStatistics.unit }
        self.totals = totals.map { Double($0) / PayerStatistics.unit }
        usual = all.map { Double($0) / Double(whole) }
    }

    /// How much likelier the currency is of a payment for the campaign than of any.
    ///
    /// - Parameter own: How far the payment itself was counted for the campaign, from 0 to 1.
    func factor(_ currency: Int32, campaign: Int32, own: Double) -> Double {
        guard !usual.isEmpty, usual[Int(currency)] > 0 else { return 1 }
        let usual = usual[Int(currency)]
        let count = max(0, counts[Int(campaign) * self.usual.count + Int(currency)] - own)
        let total = max(0, totals[Int(campaign)] - own)
        let share = (count + Self.strength * usual) / (total + Self.strength)
        return max(1 / Self.most, min(Self.most, share / usual))
    }
}

/// The sums behind ``CurrencyStatistics``, in millionths of a payment.
struct CurrencyCounts {
    private var counts: [Int64]
    private var totals: [Int64]
    private var all: [Int64]
    private var whole: Int64 = 0

    init(campaigns: Int, currencies: Int) {
        counts = Array(repeating: 0, count: campaigns * currencies)
        totals = Array(repeating: 0, count: campaigns)
        all = Array(repeating: 0, count: currencies)
    }

    mutating func count(_ currency: Int32) {
        all[Int(currency)] += Int64(PayerStatistics.unit)
        whole += Int64(PayerStatistics.unit)
    }

    mutating func add(_ currency: Int32, campaign: Int32, _ millionths: Int64) {
        counts[Int(campaign) * all.count + Int(currency)] += millionths
        totals[Int(campaign)] += millionths
    }

    static func += (left: inout CurrencyCounts, right: CurrencyCounts) {
        for index in left.counts.indices { left.counts[index] += right.counts[index] }
        for campaign in left.totals.indices { left.totals[campaign] += right.totals[campaign] }
        for currency in left.all.indices { left.all[currency] += right.all[currency] }
        left.whole += right.whole
    }

    var statistics: CurrencyStatistics {
        whole > 0 && all.count > 1 ? CurrencyStatistics(counts, totals, all, whole: whole) : CurrencyStatistics()
    }
}
