/// Reference rates: units of a currency per one euro, by day of publication (ECB, "Euro foreign exchange reference rates").
public struct RateTable: Sendable {
    /// A published rate and the day it was published.
    public struct Quote: Hashable, Sendable {
        public var perEuro: ExactDecimal
        public var day: Day

        public init(perEuro: ExactDecimal, day: Day) {
            self.perEuro = perEuro
            self.day = day
        }
    }

    /// Per currency code, sorted by day.
    private var quotes: [String: [Quote]] = [:]
    /// How many days before the payment a rate may have been published.
    public var maxAgeDays: Int

    public init(maxAgeDays: Int = 7) { self.maxAgeDays = maxAgeDays }

    /// Adds a currency's rates; where a day comes twice, the first that was added stays.
    public mutating func add(_ new: [Quote], for currency: String) {
        var merged = quotes[currency, default: []]
        // The ECB's file runs from the newest day back.
        if merged.isEmpty, zip(new, new.dropFirst()).allSatisfy({ $1.day < $0.day }) {
            quotes[currency] = new.reversed()
            return
        }
        if merged.isEmpty, zip(new, new.dropFirst()).allSatisfy({ $0.day < $1.day }) {
            quotes[currency] = new
            return
        }
        merged.append(contentsOf: new)
        var days: Set<Day> = []
        quotes[currency] = merged.filter { days.insert($0.day).inserted }.sorted { $0.day < $1.day }
    }

    /// The currencies with a rate, sorted; the euro itself is not listed.
    public var currencies: [String] { quotes.keys.sorted() }
    public func quotes(for currency: String) -> [Quote] { quotes[currency] ?? [] }

    /// The last rate published on or before `day`, unless it is older than `maxAgeDays`. The euro is 1 on the day itself.
    public func quote(for currency: String, on day: Day) -> Quote? {
        if currency == "EUR" { return Quote(perEuro: ExactDecimal(mantissa: 1), day: day) }
        guard let list = quotes[currency] else { return nil }
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].day <= day { low = middle + 1 } else { high = middle }
        }
        guard low > 0, day - list[low - 1].day <= maxAgeDays else { return nil }
        return list[low - 1]
    }
}
