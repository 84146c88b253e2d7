public import PipelineModel

/// Reads the National Bank of Romania's rates from the table that its XML is decoded to: a row per day and currency, in lei per unit or per
/// `multiplier` units (100 for the forint, the yen and others); empty where no rate was published.
public struct BNRRatesReader: Sendable {
    private let file: String
    private let columns: [Int]
    private var quotes: [String: [RateTable.Quote]] = [:]

    /// - Throws: ``Problem`` of kind `dataRefused` where the table is not that of the BNR's XML.
    public init(header: [String], file: String) throws {
        self.file = file
        columns = ["date", "currency", "rate", "multiplier"].compactMap { header.firstIndex(of: $0) }
        guard columns.count == 4, header.count == 4 else {
            throw Problem(
                .dataRefused, file: file, "is no file of the BNR's rates",
                remedy: "give nbrfxrates.xml, nbrfxrates10days.xml or a year's nbrfxratesYYYY.xml as the BNR publishes it")
        }
    }

    /// - Throws: ``Problem`` of kind `dataRefused` for a date, a rate or a multiplier that cannot be read, with its line.
    public mutating func read(_ batch: RecordBatch) throws {
        for record in batch.records where record.problem != .blank {
            let cells = columns.map { batch.text($0, of: record) }
            let line = Int(record.place.line)
            guard let day = Day(iso: cells[0]) else { throw problem(line, "date", "“\(cells[0])” is no date") }
            if cells[2].isEmpty || cells[2] == "-" { continue }
            guard let rate = ExactDecimal(cells[2]), rate > .zero, let units = Self.scale(of: cells[3]), rate.scale + units <= 18 else {
                throw problem(line, cells[1], "“\(cells[2])” per “\(cells[3])” is no rate")
            }
            quotes[cells[1], default: []].append(
                RateTable.Quote(rate: ExactDecimal(mantissa: rate.mantissa, scale: rate.scale + units).reduced, day: day))
        }
    }

    /// How many zeros a multiplier has: 0 for 1, 2 for 100; nil where it is no power of ten.
    private static func scale(of multiplier: String) -> UInt8? {
        guard multiplier.utf8.first == UInt8(ascii: "1"), multiplier.utf8.count <= 7,
            multiplier.utf8.dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") })
        else { return nil }
        return UInt8(multiplier.utf8.count - 1)
    }

    private func problem(_ line: Int, _ field: String, _ what: String) -> Problem {
        Problem(.dataRefused, file: file, line: line, field: field, what, remedy: "fetch the file again from the BNR")
    }

    /// Adds what was read to `table`; where a day comes twice, the first stays.
    public func add(to table: inout RateTable) {
        for (currency, list) in quotes.sorted(by: { $0.key < $1.key }) { table.add(list, for: currency, of: .bnr) }
    }
}
