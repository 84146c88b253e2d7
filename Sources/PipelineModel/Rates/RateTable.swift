/// Reference rates by day of publication, of one provider or several. A conversion never mixes two.
///
/// The European Central Bank publishes units of a currency per euro ("Euro foreign exchange reference rates"), the National Bank of Romania
/// lei per unit of a currency.
public struct RateTable: Sendable {
    public typealias Provider = PipelineConfiguration.RateSource.Provider

    /// A published rate and the day it was published.
    public struct Quote: Hashable, Sendable {
        /// Per unit; as many units as the provider quotes at a time are divided out.
        public var rate: ExactDecimal
        /// How many days after its own it may still be used: what the configuration says of its file. It stands here, where it takes no room.
        fileprivate(set) var maxAgeDays: UInt16 = 0
        public var day: Day

        public init(rate: ExactDecimal, day: Day) {
            self.rate = rate
            self.day = day
        }
    }

    /// Two quotes of one provider, between which a conversion is one division.
    public struct Pair: Hashable, Sendable {
        public var provider: Provider
        public var from: Quote
        public var to: Quote

        /// What an amount is multiplied by.
        var multiplier: Quote { provider.isPerBase ? to : from }
        /// What the product is divided by.
        var divisor: Quote { provider.isPerBase ? from : to }

        /// `amount` in hundredths of the target; nil beyond 18 digits.
        public func cents(_ amount: ExactDecimal) -> Int64? {
            amount.converted(times: multiplier.rate, over: divisor.rate, digits: 2)?.mantissa
        }
    }

    /// In the order in which they were first added, which is that of the configuration.
    private var books: [(provider: Provider, quotes: [String: [Quote]])] = []
    /// How many days before the payment a rate may have been published; of several files of rates, the most that one of them allows.
    public private(set) var maxAgeDays: Int

    public init(maxAgeDays: Int = 7) { self.maxAgeDays = maxAgeDays }

    /// Adds a currency's rates; where a day comes twice, the first that was added stays.
    ///
    /// - Parameter maxAgeDays: How long they may be used; as long as the table's where nil.
    public mutating func add(_ new: [Quote], for currency: String, of provider: Provider = .ecb, maxAgeDays: Int? = nil) {
        let days = maxAgeDays ?? self.maxAgeDays
        self.maxAgeDays = max(self.maxAgeDays, days)
        insert(
            new.map { quote in
                var quote = quote
                quote.maxAgeDays = UInt16(clamping: days)
                return quote
            }, for: currency, of: provider)
    }

    /// Adds rates that know how long they may be used.
    mutating func insert(_ new: [Quote], for currency: String, of provider: Provider) {
        let book = books.firstIndex { $0.provider == provider } ?? books.count
        if book == books.count { books.append((provider, [:])) }
        var merged = books[book].quotes[currency, default: []]
        // The ECB's file runs from the newest day back.
        if merged.isEmpty, zip(new, new.dropFirst()).allSatisfy({ $1.day < $0.day }) {
            books[book].quotes[currency] = new.reversed()
            return
        }
        if merged.isEmpty, zip(new, new.dropFirst()).allSatisfy({ $0.day < $1.day }) {
            books[book].quotes[currency] = new
            return
        }
        merged.append(contentsOf: new)
        var days: Set<Day> = []
        books[book].quotes[currency] = merged.filter { days.insert($0.day).inserted }.sorted { $0.day < $1.day }
    }

    public var providers: [Provider] { books.map(\.provider) }

    /// The currencies that a provider quotes, sorted; its base is not among them.
    public func currencies(of provider: Provider = .ecb) -> [String] {
        books.first { $0.provider == provider }?.quotes.keys.sorted() ?? []
    }

    public func quotes(for currency: String, of provider: Provider = .ecb) -> [Quote] {
        books.first { $0.provider == provider }?.quotes[currency] ?? []
    }

    /// A provider's last rate published on or before `day`, unless it is older than its file's `maxAgeDays`. The base is 1 on the day itself.
    public func quote(for currency: String, on day: Day, of provider: Provider = .ecb) -> Quote? {
        if currency == provider.base { return Quote(rate: ExactDecimal(mantissa: 1), day: day) }
        guard let list = books.first(where: { $0.provider == provider })?.quotes[currency] else { return nil }
        let later = list.indices.partitioningIndex { list[$0].day > day }
        guard later > 0, day - list[later - 1].day <= Int(list[later - 1].maxAgeDays) else { return nil }
        return list[later - 1]
    }

    /// The quotes by which an amount of `currency` becomes one of `target`: of the first provider that has both.
    public func pair(from currency: String, to target: String, on day: Day) -> Pair? {
        for (provider, _) in books {
            guard let from = quote(for: currency, on: day, of: provider), let to = quote(for: target, on: day, of: provider) else {
                continue
            }
            return Pair(provider: provider, from: from, to: to)
        }
        return nil
    }

    /// What makes hundredths of a euro of a currency's amounts on one day; for comparing and weighing only.
    public enum EuroRate: Sendable {
        case isEuro
        case quoted(Pair)

        /// Nil beyond what numbers hold.
        public func cents(_ amount: ExactDecimal) -> Int64? {
            switch self {
            case .isEuro: amount.rounded(to: 2)?.mantissa
            case .quoted(let pair): pair.cents(amount)
            }
        }
    }

    /// The rate that holds for all of a day's amounts in `currency`; nil where there is none.
    public func euroRate(_ currency: String, on day: Day) -> EuroRate? {
        if currency == "EUR" { return .isEuro }
        return pair(from: currency, to: "EUR", on: day).map { .quoted($0) }
    }

    /// `amount` in hundredths of a euro, for comparing and weighing only; nil without a rate.
    public func euroCents(_ amount: ExactDecimal, _ currency: String, on day: Day) -> Int64? {
        euroRate(currency, on: day)?.cents(amount)
    }
}
