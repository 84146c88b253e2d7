public import PipelineModel

/// The reference rates of a configuration, for looking at.
public struct RatesOverview {
    /// A currency with rates.
    public struct Coverage: Sendable {
        public var code: String
        public var provider: RateTable.Provider
        public var first, last: Day
        public var count: Int
    }

    private let table: RateTable

    /// - Throws: ``Problem`` where the configuration or its rates cannot be read.
    public init(configuration: String) throws {
        let file = try ConfigurationFile(path: configuration)
        guard !file.configuration.rates.isEmpty else {
            throw Problem(
                .configuration, file: file.path, field: "rates", "names no file of rates", remedy: "add the ECB's eurofxref-hist.csv")
        }
        table = try RatesReading.read(file).table
    }

    public var currencies: [Coverage] {
        table.providers.flatMap { provider in
            table.currencies(of: provider).compactMap { code in
                let quotes = table.quotes(for: code, of: provider)
                guard let first = quotes.first?.day, let last = quotes.last?.day else { return nil }
                return Coverage(code: code, provider: provider, first: first, last: last, count: quotes.count)
            }
        }
    }

    /// The last rate on or before `day`, of the first provider that has one.
    /// - Throws: ``Problem`` of kind `dataRefused` where the rule gives none.
    public func quote(currency: String, on day: Day) throws -> (provider: RateTable.Provider, quote: RateTable.Quote) {
        for provider in table.providers {
            if let quote = table.quote(for: currency, on: day, of: provider) { return (provider, quote) }
        }
        guard let coverage = currencies.first(where: { $0.code == currency }) else {
            throw Problem(.dataRefused, field: currency, "has no rates", remedy: "`payola rates list` shows the currencies that do")
        }
        throw Problem(
            .dataRefused, field: currency, "has no rate on \(day.iso) or in the \(table.maxAgeDays) days before",
            remedy: "its rates run from \(coverage.first.iso) to \(coverage.last.iso)")
    }
}
