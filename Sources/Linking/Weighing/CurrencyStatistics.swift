internal import PipelineModel

/// In which currencies each campaign is paid for, against all payments to creators: a budget is kept in one currency mostly. In millionths of
/// a payment.
struct CurrencyStatistics {
    /// How many payments' worth the share of all payments counts for against a campaign's own.
    private static let strength = 6.0
    /// A campaign may pay in any currency: two and a half bits, for or against, are the most that it says.
    private static let most = 5.656_854_249_492_38

    private var counts: [Int64]
    private var totals: [Int64]
    private var all: [Int64]
    private var whole: Int64 = 0
    private let currencies: Int

    init(campaigns: Int, currencies: Int) {
        self.currencies = currencies
        counts = Array(repeating: 0, count: campaigns * currencies)
        totals = Array(repeating: 0, count: campaigns)
        all = Array(repeating: 0, count: currencies)
    }

    mutating func count(_ currency: Int32) {
        all[Int(currency)] += Int64(PayerStatistics.unit)
        whole += Int64(PayerStatistics.unit)
    }

    mutating func add(_ currency: Int32, campaign: Int32, _ millionths: Int64) {
        counts[Int(campaign) * currencies + Int(currency)] += millionths
        totals[Int(campaign)] += millionths
    }

    static func += (left: inout CurrencyStatistics, right: CurrencyStatistics) {
        for index in left.counts.indices { left.counts[index] += right.counts[index] }
        for campaign in left.totals.indices { left.totals[campaign] += right.totals[campaign] }
        for currency in left.all.indices { left.all[currency] += right.all[currency] }
        left.whole += right.whole
    }

    /// How much likelier the currency is of a payment for the campaign than of any.
    ///
    /// - Parameter own: How far the payment itself was counted for the campaign, from 0 to 1.
    func factor(_ currency: Int32, campaign: Int32, own: Double) -> Double {
        guard whole > 0, currencies > 1 else { return 1 }
        let usual = Double(all[Int(currency)]) / Double(whole)
        guard usual > 0 else { return 1 }
        let count = max(0, Double(counts[Int(campaign) * currencies + Int(currency)]) / PayerStatistics.unit - own)
        let total = max(0, Double(totals[Int(campaign)]) / PayerStatistics.unit - own)
        let share = (count + Self.strength * usual) / (total + Self.strength)
        return max(1 / Self.most, min(Self.most, share / usual))
    }
}
