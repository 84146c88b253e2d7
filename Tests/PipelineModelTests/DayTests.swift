import PipelineModel
import Testing

@Suite struct DayTests {
    @Test(arguments: [("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-12-04", 20_061), ("0001-01-01", -719_162)])
    func numbers(iso: String, number: Int32) {
        #expect(Day(iso: iso)?.number == number)
        #expect(Day(number: number).iso == iso)
    }

    @Test(arguments: [
        "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "24-01-01", "2024-04-31", "2024/01/01", "+024-01-01", "", "10000-01-01",
    ])
    func whatIsNoDayIsNil(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func everyDayOfFourCenturiesComesBack() throws {
        let first = try #require(Day(iso: "1800-01-01"))
        for offset in 0..<146_097 {
            let day = first + offset
            let (year, month, dayOfMonth) = day.civil
            #expect(Day(year: year, month: month, day: dayOfMonth) == day)
        }
    }
}
