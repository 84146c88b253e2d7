internal import Foundation

/// ECB reference rates, read without Payola's reader, so that the truth is not its echo.
public struct RateBook: Sendable {
    /// Per currency and day number, units per euro.
    private var quotes: [String: [Int: Decimal]] = [:]
    /// A platform's unit, and what one costs in dollars; `pipeline.json` says the same.
    public static let coin = "TIKTOK_COIN"
    static let coinPrice = "0.0105"
    private static let currencies = ["USD", "GBP", "HUF", "RON"]

    /// Reads the text of `eurofxref-hist.csv`.
    public init(csv: String) {
        var places: [String: Int] = [:]
        for line in csv.split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            if places.isEmpty {
                for (place, name) in fields.enumerated() { places[String(name)] = place }
                continue
            }
            let date = fields[0].split(separator: "-").compactMap { Int($0) }
            guard date.count == 3, date[0] >= 2015 else { continue }
            let day = WorldDay(date[0], date[1], date[2])
            for currency in Self.currencies {
                guard let place = places[currency], place < fields.count, let rate = Decimal(string: String(fields[place])) else {
                    continue
                }
                quotes[currency, default: [:]][day.number] = rate
            }
        }
    }

    /// Units per euro by the last rate on or before `day`, no older than a week.
    private func perEuro(_ currency: String, _ day: WorldDay) -> Decimal? {
        if currency == "EUR" { return 1 }
        if currency == Self.coin { return perEuro("USD", day).flatMap { rate in Decimal(string: Self.coinPrice).map { rate / $0 } } }
        for back in 0...7 {
            if let rate = quotes[currency]?[day.number - back] { return rate }
        }
        return nil
    }

    /// Hundredths of `from` as hundredths of `to`, rounded half up once.
    public func converted(_ minor: Int64, from: String, to: String, on day: WorldDay) -> Int64? {
        guard from != to else { return minor }
        guard let source = perEuro(from, day), let target = perEuro(to, day) else { return nil }
        var exact = Decimal(minor) * target / source
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, .plain)
        return NSDecimalNumber(decimal: rounded).int64Value
    }
}
