import Normalisation
import PipelineModel
import Testing

@Suite struct RatesTests {
    static func table(_ lines: [[String]], maxAgeDays: Int = 7) throws -> RateTable {
        var reader = try ECBRatesReader(header: lines[0], file: "rates.csv")
        try reader.read(batch(Array(lines.dropFirst())))
        return reader.table(maxAgeDays: maxAgeDays)
    }

    @Test func columnsByNameGapsAndTheTrailingComma() throws {
        let table = try Self.table([
            ["GBP", "Date", "USD", ""], ["N/A", "2024-01-03", "1.0919", ""], ["0.8", "2024-01-02", "1.0956", ""],
        ])
        let day = try #require(Day(iso: "2024-01-03"))
        #expect(table.quote(for: "USD", on: day)?.rate.description == "1.0919")
        #expect(table.quote(for: "GBP", on: day)?.day.iso == "2024-01-02")
        #expect(table.currencies() == ["GBP", "USD"])
    }

    @Test func theDailyFile() throws {
        let table = try Self.table([["Date", " USD", " JPY", " "], ["02 January 2025", " 1.0321", " 162.29", " "]])
        let day = try #require(Day(iso: "2025-01-04"))
        let quote = try #require(table.quote(for: "JPY", on: day))
        #expect(quote.rate == ExactDecimal(mantissa: 16229, scale: 2) && quote.day == day - 2)
    }

    /// Each file's rates are as long of use as the configuration says of it.
    @Test func anotherFilesAgeIsItsOwn() throws {
        let day = try #require(Day(iso: "2024-01-02"))
        var table = RateTable(maxAgeDays: 2)
        let rate = ExactDecimal(mantissa: 11, scale: 1)
        table.add([.init(rate: rate, day: day)], for: "USD", maxAgeDays: 2)
        table.add([.init(rate: rate, day: day - 20), .init(rate: rate, day: day - 30)], for: "USD", maxAgeDays: 30)
        table.add([.init(rate: rate, day: day)], for: "RON", maxAgeDays: 30)
        #expect(table.quote(for: "USD", on: day + 2) != nil && table.quote(for: "USD", on: day + 3) == nil)
        #expect(table.quote(for: "USD", on: day - 1) != nil && table.quote(for: "RON", on: day + 30) != nil)
        #expect(table.maxAgeDays == 30)
    }

    @Test(arguments: [
        ([["Day", "USD"]], "there is no column “Date” in the header"), ([["Date", "x"]], "no column is named after a currency"),
        ([["Date", "USD"], ["soon", "1"]], "“soon” is no date"), ([["Date", "USD"], ["2024-01-02", "1,09"]], "“1,09” is no rate"),
        ([["Date", "USD"], ["2024-01-02", "0"]], "“0” is no rate"), ([["Date", "USD", "USD"]], "the currency has two columns"),
    ])
    func refused(lines: [[String]], what: String) throws {
        let problem = try #require(throws: Problem.self) { try Self.table(lines) }
        #expect(problem.what == what)
        #expect(problem.kind == .dataRefused)
        #expect(problem.line == lines.count)
    }

    @Test func unitsAndRatesAsText() throws {
        let rates = try Self.table([["Date", "USD", "RON"], ["2024-12-04", "1.0492", "4.977"]])
        let conversion = ReferenceConversion(rates: rates, registry: CurrencyRegistry(units: [.coin]))
        let day = try #require(Day(iso: "2024-12-05"))
        func line(_ amount: String, _ from: String, _ to: String) throws -> String {
            let converted = try conversion.convert(try #require(ExactDecimal(amount)), from: from, to: to, on: day).get()
            return "\(converted.amount) at \(converted.rate) of \(converted.day.iso)"
        }
        #expect(try line("381000", "USD", "EUR") == "363133.82 at 1.0492 of 2024-12-04")
        #expect(try line("381000", "USD", "RON") == "1807317.00 at 4.977/1.0492 of 2024-12-04")
        #expect(try line("100", "EUR", "RON") == "497.70 at 4.977 of 2024-12-04")
        #expect(try line("-100.005", "EUR", "EUR") == "-100.01 at 1 of 2024-12-05")
        #expect(try line("1000", "TIKTOK_COIN", "USD") == "10.50 at 0.0105 of 2024-12-05")
        #expect(try line("1000", "TIKTOK_COIN", "EUR") == "10.01 at 0.0105/1.0492 of 2024-12-04")
        #expect(try line("1000", "TIKTOK_COIN", "RON") == "49.81 at 0.0105*4.977/1.0492 of 2024-12-04")
        #expect(conversion.convert(.init(mantissa: 1), from: "GBP", to: "EUR", on: day) == .failure(.noRate(currency: "GBP")))
        #expect(conversion.convert(.init(mantissa: 1), from: "USD", to: "EUR", on: day + 30) == .failure(.noRate(currency: "USD")))
        #expect(conversion.convert(.init(mantissa: 999_999_999_999_999_999), from: "USD", to: "RON", on: day) == .failure(.tooLarge))
    }
}
