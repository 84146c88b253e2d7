import Normalisation
import PipelineModel
import Testing

@Suite(.enabled(if: SharedData.isThere, "the shared data are not there")) struct SharedRatesTests {
    static let rates = Result { try RatesTests.table(rows(ofCSV: SharedData.text("rates/eurofxref-hist.csv"))) }

    @Test func theSum() throws {
        let conversion = ReferenceConversion(rates: try Self.rates.get(), registry: CurrencyRegistry())
        let day = try #require(Day(iso: "2024-12-04"))
        for (currency, amount) in [("EUR", "363133.82"), ("GBP", "300783.74"), ("RON", "1807317.00"), ("USD", "381000.00")] {
            #expect(try conversion.convert(.init(mantissa: 381_000), from: "USD", to: currency, on: day).get().amount.description == amount)
        }
        let saturday = try #require(Day(iso: "2024-11-23"))
        #expect(try conversion.convert(.init(mantissa: 1), from: "USD", to: "EUR", on: saturday).get().day.iso == "2024-11-22")
    }

    @Test func currenciesThatBeganAndEnded() throws {
        let rates = try Self.rates.get()
        #expect(rates.quotes(for: "RON").first?.day.iso == "2005-07-01")
        #expect(rates.quotes(for: "HRK").last?.day.iso.hasPrefix("2022-12-3") == true)
        #expect(rates.quotes(for: "USD").count == 7126)
        let registry = CurrencyRegistry()
        #expect(registry.minorUnits(of: "JPY") == 0 && registry.minorUnits(of: "KWD") == 3)
    }

    /// Rate, its date and the amount in EUR of every row, as computed independently.
    @Test func everyRowOfTheLaundromat() throws {
        let lines = rows(ofCSV: try SharedData.text("ledgers/az_laundromat_ledger.csv"))
        let source = ledgerSource([
            "id": "row", "date": "date", "payer": "payer_name", "payer_account": "payer_account", "payee": "beneficiary_name",
            "payee_account": "beneficiary_account", "currency": "currency", "amount": "amount", "reference": "purpose",
        ])
        let ledger = try ReadLedger(source, header: lines[0], rows: Array(lines.dropFirst()))
        #expect(ledger.output.rejects.isEmpty, "\(ledger.output.rejects.prefix(3))")
        #expect(ledger.output.items.count == 16_940)
        let conversion = ReferenceConversion(rates: try Self.rates.get(), registry: CurrencyRegistry())
        var expected: [String: [String]] = [:]
        for row in rows(ofCSV: try SharedData.text("ledgers/az_laundromat_expected_rows.csv")).dropFirst() { expected[row[0]] = row }
        var off: [String] = []
        for (entry, line) in zip(ledger.output.items, lines.dropFirst()) {
            let number = line[0]
            let currency = ledger.tables.texts[entry.currency]
            let row = try #require(expected[number])
            guard case .success(let converted) = conversion.convert(entry.amount, from: currency, to: "EUR", on: entry.day),
                converted.amount == ExactDecimal(row[6]), converted.day.iso == row[4], ExactDecimal(converted.rate) == ExactDecimal(row[3])
            else {
                off.append(number)
                continue
            }
        }
        #expect(off.isEmpty, "\(off.count) rows off: \(off.prefix(5))")
    }
}
