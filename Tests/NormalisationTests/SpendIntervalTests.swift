import Testing

@testable import Normalisation

@Suite struct SpendIntervalTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var cell: String
        var low: String?
        var high: String?
        var isExact = false
        var testDescription: String { cell }
    }

    @Test(arguments: [
        Example(cell: "≤100", low: nil, high: "100"), Example(cell: "<= 100", low: nil, high: "100"),
        Example(cell: "<100", low: nil, high: "100"),
        Example(cell: "100-199", low: "100", high: "199"), Example(cell: " 100 – 199 ", low: "100", high: "199"),
        Example(cell: "€100 to €199", low: "€100", high: "€199"), Example(cell: "≥1000000", low: "1000000", high: nil),
        Example(cell: ">1000000", low: "1000000", high: nil), Example(cell: "1000000+", low: "1000000", high: nil),
        Example(cell: "150", low: "150", high: "150", isExact: true), Example(cell: "-150", low: "-150", high: "-150", isExact: true),
        Example(cell: "150-", low: "150-", high: "150-", isExact: true),
    ])
    func readsTheEndsAsTheyAreWritten(example: Example) {
        let interval = SpendInterval(example.cell)
        #expect(interval.low == example.low)
        #expect(interval.high == example.high)
        #expect(interval.isExact == example.isExact)
    }
}
