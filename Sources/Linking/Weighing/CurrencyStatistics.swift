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

    /// - Parameters:
    ///   - counts: Per campaign and currency, in payments.
    ///   - totals: Per campaign.
    ///   - usual: Per currency its share of all payments.
    init(counts: [Double], totals: [Double], usual: [Double]) {
        self.counts = counts
        self.totals = totals
        self.usual = usual
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
