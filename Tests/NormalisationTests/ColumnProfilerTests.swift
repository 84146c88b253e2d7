import Normalisation
import PipelineModel
import Testing

@Suite struct ColumnProfilerTests {
    static let columns = ["date": "d", "amount": "a", "currency": "c", "payer": "p", "payee": "q"]
    static let header = ["d", "a", "c", "p", "q"]

    func formats(dates: [String] = [], amounts: [String] = [], parts: Int = 1, configure: (inout SourceConfiguration) -> Void = { _ in })
        throws -> ColumnFormats
    {
        let source = ledgerSource(Self.columns, configure: configure)
        let plan = try ColumnPlan(source: source, header: Self.header, columnCount: 5, file: "bt.csv")
        let count = max(dates.count, amounts.count)
        let rows = (0..<count).map {
            [$0 < dates.count ? dates[$0] : "2024-11-04", $0 < amounts.count ? amounts[$0] : "1.50", "EUR", "A", "B"]
        }
        var whole = try ColumnProfiler(plan: plan, source: source)
        for part in 0..<parts {
            var profiler = try ColumnProfiler(plan: plan, source: source)
            profiler.add(batch(rows.enumerated().filter { $0.offset * parts / rows.count == part }.map(\.element)))
            whole.merge(with: profiler)
        }
        return try whole.formats()
    }

    @Test(arguments: [
        (["2024-11-04"], DateOrder.yearMonthDay), (["03/04/2024", "25/04/2024"], .dayMonthYear),
        (["03/04/2024", "04/25/2024"], .monthDayYear),
        (["26-Sep-13", "27-Sep-13"], .yearMonthDay), (["01.02.2024", "13.02.2024", "garbage"], .dayMonthYear),
    ])
    func datesOfAColumn(dates: [String], order: DateOrder) throws {
        for parts in 1...3 {
            #expect(try formats(dates: dates, parts: parts).dates["date"] == .order(order), "\(parts) parts")
        }
    }

    @Test(arguments: [
        (["1234.56"], AmountFormat.point), (["1.234,56", "1.234"], .comma), (["1,234", "1,234.50"], .point), (["100", "200"], .point),
        (["1.234", "12,5"], .comma),
        (["0.123", "1.234"], .point),
    ])
    func amountsOfAColumn(amounts: [String], format: AmountFormat) throws {
        #expect(try formats(amounts: amounts).amounts["amount"] == format)
    }

    @Test func ambiguousDatesNameTheKeyAndBothReadings() throws {
        let problem = try #require(throws: Problem.self) { try formats(dates: ["03/04/2024", "05/06/2024"]) }
        #expect(problem.kind == .configuration)
        #expect(problem.field == "sources[bt].parse.date")
        #expect(problem.what.contains("03/04/2024") && problem.what.contains("2024-04-03") && problem.what.contains("2024-03-04"))
        #expect(problem.remedy.contains("dd/MM/yyyy") && problem.remedy.contains("MM/dd/yyyy"))
        #expect(try formats(dates: ["03/04/2024"]) { $0.parse.date = "MM/dd/yyyy" }.isSettled)
    }

    @Test func datesThatMeanTheSameAreNotAmbiguous() throws {
        #expect(try formats(dates: ["03/03/2024", "04/04/2024"]).dates["date"] == .order(.dayMonthYear))
    }

    @Test func twoDigitsForEverythingAreAmbiguous() {
        #expect(throws: Problem.self) { try formats(dates: ["03-04-05"]) }
    }

    @Test func ambiguousAmountsNameTheKeyAndBothReadings() throws {
        let problem = try #require(throws: Problem.self) { try formats(amounts: ["1.234", "5.678", "100"]) }
        #expect(problem.kind == .configuration)
        #expect(problem.field == "sources[bt].parse.decimalSeparator")
        #expect(problem.what.contains("“1.234”") && problem.what.contains("1.234 or 1234"))
        #expect(try formats(amounts: ["1.234"]) { $0.parse.decimalSeparator = "," }.amounts["amount"] == .comma)
        #expect(try formats(amounts: ["1.234"]) { $0.parse.groupingSeparator = .some(".") }.amounts["amount"]?.decimalSeparator == 0x2C)
        #expect(try formats(amounts: ["1.234"]) { $0.parse.groupingSeparator = .some(nil) }.amounts["amount"]?.decimalSeparator == 0x2E)
    }

    @Test func columnsWrittenInTwoWaysAreRefusedUnlessOneIsRare() throws {
        #expect(throws: Problem.self) { try formats(amounts: ["1.5", "1,5"]) }
        #expect(throws: Problem.self) { try formats(dates: ["25/12/2024", "12/25/2024"]) }
        let mostlyPoint = Array(repeating: "12.55", count: 20) + ["12,55"]
        #expect(try formats(amounts: mostlyPoint).amounts["amount"] == .point)
        #expect(try !formats(amounts: mostlyPoint).isSettled)
    }

    @Test func settledOnlyByASingleSurvivor() throws {
        #expect(try formats(dates: ["2024-11-04"], amounts: ["12.55"]).isSettled)
        #expect(try !formats(dates: ["2024-11-04"], amounts: ["100"]).isSettled)
        #expect(try !formats(dates: ["03/03/2024"], amounts: ["12.55"]).isSettled)
    }

    @Test func amountColumnsOfAFileShareAFormatUnlessTheyTellTheirOwn() throws {
        var columns = Self.columns
        columns["executed_amount"] = "x"
        let source = ledgerSource(columns)
        let plan = try ColumnPlan(source: source, header: Self.header + ["x"], columnCount: 6, file: "bt.csv")
        var profiler = try ColumnProfiler(plan: plan, source: source)
        profiler.add(batch([["2024-11-04", "1.234,56", "EUR", "A", "B", "1.234"]]))
        #expect(try profiler.formats().amounts["executed_amount"] == .comma)
        profiler.add(batch([["2024-11-04", "1.234,56", "EUR", "A", "B", "1.5"]]))
        #expect(try profiler.formats().amounts["executed_amount"] == .point)
        #expect(try profiler.formats().amounts["amount"] == .comma)
    }

    @Test func patternsForTheConfiguration() throws {
        #expect(try formats(dates: ["25.4.2024 10:20"]).datePatterns["date"] == "dd.M.yyyy")
        #expect(try formats(dates: ["25 aprilie 2024"]).datePatterns["date"] == "dd MMM yyyy")
    }
}
