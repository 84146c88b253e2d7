public import PipelineModel

/// Reads the European Central Bank's file of reference rates (`eurofxref-hist.csv`, and the daily `eurofxref.csv`): a column `Date`, and one
/// per currency with its units per euro, by name in any order; `N/A` or nothing where no rate was published.
public struct ECBRatesReader: Sendable {
    private let file: String
    private let dateColumn: Int
    private let currencies: [(code: String, column: Int)]
    private var quotes: [[RateTable.Quote]]

    /// - Throws: ``Problem`` of kind `dataRefused` where the header has no `Date` or no currency.
    public init(header: [String], file: String) throws {
        self.file = file
        let names = header.map { name in
            String(decoding: name.utf8.map(\.raised), as: UTF8.self).filter { !$0.isWhitespace && $0 != "\u{FEFF}" }
        }
        let remedy = "give the ECB's eurofxref-hist.csv as it is published"
        guard let date = names.firstIndex(of: "DATE") else {
            throw Problem(.dataRefused, file: file, line: 1, field: "Date", "there is no column “Date” in the header", remedy: remedy)
        }
        dateColumn = date
        currencies = names.enumerated().filter { $0.element.utf8.count == 3 && $0.element.utf8.allSatisfy(\.isLetter) }.map {
            ($0.element, $0.offset)
        }
        guard !currencies.isEmpty else {
            throw Problem(.dataRefused, file: file, line: 1, "no column is named after a currency", remedy: remedy)
        }
        if let twice = Dictionary(grouping: currencies, by: \.code).filter({ $0.value.count > 1 }).keys.min() {
            throw Problem(.dataRefused, file: file, line: 1, field: twice, "the currency has two columns", remedy: remedy)
        }
        quotes = Array(repeating: [], count: currencies.count)
    }

    /// - Throws: ``Problem`` of kind `dataRefused` for a date or a rate that cannot be read, with its line.
    public mutating func read(_ batch: RecordBatch) throws {
        for record in batch.records where record.problem != .blank {
            let line = Int(record.place.line)
            guard record.problem == .none || record.problem == .tooManyFields else {
                throw problem(line, nil, "the line cannot be read as a row of rates (\(record.problem))")
            }
            let day = try batch.withField(dateColumn, of: record) { try self.day($0, line: line) }
            for index in currencies.indices {
                let rate = try batch.withField(currencies[index].column, of: record) { try self.rate($0, index, line: line) }
                if let rate { quotes[index].append(RateTable.Quote(rate: rate, day: day)) }
            }
        }
    }

    private func day(_ bytes: Bytes, line: Int) throws -> Day {
        do {
            return try DateParser(format: .order(.yearMonthDay)).read(bytes).day
        } catch {
            throw problem(line, "Date", bytes.trimmed.isEmpty ? "the date is missing" : "“\(bytes.excerpt)” is no date")
        }
    }

    private static var format: AmountFormat { AmountFormat(decimalSeparator: 0x2E, grouping: []) }

    /// - Parameter index: Of the currency.
    private func rate(_ bytes: Bytes, _ index: Int, line: Int) throws -> ExactDecimal? {
        let trimmed = bytes.trimmed
        guard let first = trimmed.first else { return nil }
        // What says that there is no rate begins with no digit.
        if !first.isDigit, trimmed.elementsEqual("N/A".utf8) || trimmed.elementsEqual("-".utf8) { return nil }
        guard let value = AmountParser.plain(trimmed, format: Self.format), value.mantissa > 0 else {
            throw problem(line, currencies[index].code, "“\(trimmed.excerpt)” is no rate")
        }
        return value.reduced
    }

    private func problem(_ line: Int, _ field: String?, _ what: String) -> Problem {
        Problem(.dataRefused, file: file, line: line, field: field, what, remedy: "fetch the file again from the ECB")
    }

    /// Adds what was read to `table`; where a day comes twice, the first stays.
    public func add(to table: inout RateTable) {
        for (index, currency) in currencies.enumerated() { table.add(quotes[index], for: currency.code) }
    }

    public func table(maxAgeDays: Int = 7) -> RateTable {
        var table = RateTable(maxAgeDays: maxAgeDays)
        add(to: &table)
        return table
    }
}
