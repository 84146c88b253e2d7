import PipelineModel

/// Sums of advertisement spends per campaign, platform, advertiser, payer and currency. Lower ends are added to lower ends and upper to upper.
struct AdSpendTable: ReportTable {
    static let fileName = "adspend.csv"
    static let columns = [
        "campaign_id", "platform", "advertiser", "payer", "currency", "spend_low", "spend_high", "ads", "from", "to", "rows", "sources",
    ]

    let minorUnits: @Sendable (String) -> Int

    fileprivate struct Sum {
        var low: Int128 = 0
        /// Nil where one of the spends has no upper end.
        var high: Int128? = 0
        /// Nil where no record says how many.
        var ads: Int?
        var from: Day?
        var to: Day?
        var places: [Place] = []
    }

    /// Spends have at most six decimals.
    fileprivate static let scale = 6

    func write(_ report: Report, to writer: inout CSVWriter) throws {
        var sums: [[String]: Sum] = [:]
        let attribution = AdCampaigns(report)
        for record in report.findings.adSpend {
            let campaign = attribution.campaign(of: record)
            for spend in record.spends {
                let key = [campaign] + [record.platform, record.advertiser, record.payer, spend.currency].map(report.text)
                sums[key, default: Sum()].add(record, spend)
            }
        }
        for (key, sum) in sums.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            for text in key { writer.text(text) }
            let digits = minorUnits(key[4])
            writer.number(Self.plain(sum.low, digits))
            writer.number(sum.high.map { Self.plain($0, digits) })
            writer.number(sum.ads.map(String.init))
            writer.text(sum.from?.iso ?? "")
            writer.text(sum.to?.iso ?? "")
            writer.number(sum.places.count)
            let places = sum.places.sorted { ($0.drop, $0.offset) < ($1.drop, $1.offset) }
            writer.text(places.map { report.findings.drops[Int($0.drop)].place(line: $0.line) }.joined(separator: " "))
            try writer.endRow()
        }
    }

    /// The sum with the currency's digits, or more where the records have more.
    private static func plain(_ sum: Int128, _ digits: Int) -> String {
        var (sum, scale) = (sum, Self.scale)
        while scale > digits, sum % 10 == 0 { (sum, scale) = (sum / 10, scale - 1) }
        return ExactDecimal.plain(sum, scale: scale)
    }

    fileprivate static func units(_ amount: ExactDecimal) -> Int128 {
        let reduced = amount.reduced
        return Int128(reduced.mantissa) * ExactDecimal.powerOfTen(max(0, scale - Int(reduced.scale)))
    }
}

extension AdSpendTable.Sum {
    fileprivate mutating func add(_ record: AdSpend, _ spend: AdSpend.Spend) {
        low += AdSpendTable.units(spend.low)
        high = high.flatMap { sum in spend.high.map { sum + AdSpendTable.units($0) } }
        if let count = record.ads { ads = (ads ?? 0).addingReportingOverflow(Int(count)).partialValue }
        if let day = record.from { from = min(from ?? day, day) }
        if let day = record.to { to = max(to ?? day, day) }
        places.append(record.place)
    }
}
