import Foundation
import Normalisation
import PipelineModel
import Testing

@Suite struct DateParserTests {
    static func read(_ text: String, _ order: DateOrder, epoch: Bool = false) -> String? {
        withBytes(text) { try? DateParser(format: .order(order), allowsEpoch: epoch).read($0).iso }
    }

    @Test(
        arguments: [
            ("2024-11-04", "2024-11-04"), ("04.11.2024", "2024-11-04"), ("04/11/2024", "2024-11-04"), ("4/11/2024", "2024-11-04"),
            ("04-11-2024", "2024-11-04"), ("4. 11. 2024", "2024-11-04"), ("26 februarie 2026", "2026-02-26"), ("26-Sep-13", "2013-09-26"),
            ("Mar 25, 2015", "2015-03-25"), ("25 mar. 2015", "2015-03-25"), ("1 noiembrie 2024", "2024-11-01"),
            ("1 NOI 2024", "2024-11-01"),
            ("3 iul 2024", "2024-07-03"), ("3-iul.-2024", "2024-07-03"), ("luni, 4 noiembrie 2024", "2024-11-04"),
            ("Mon, 04 Nov 2024", "2024-11-04"), ("marți, 5 noiembrie 2024", "2024-11-05"), ("mar, 5 nov 2024", "2024-11-05"),
            ("Sâmbătă 2 noiembrie 2024", "2024-11-02"), ("Nov 4th, 2024", "2024-11-04"),
            ("November 4, 2024 10:20 PM", "2024-11-04T22:20:00"),
            ("04.11.2024 10:20", "2024-11-04T10:20:00"), ("04.11.2024, 10:20:30", "2024-11-04T10:20:30"), ("04.11.69", "2069-11-04"),
            ("04.11.70", "1970-11-04"), ("31.02.2024", nil), ("29.02.2024", "2024-02-29"), ("29.02.2023", nil), ("00.01.2024", nil),
            ("04.11/2024", nil), ("04.11.024", nil), ("04,11,2024", nil), ("04.11.2024 25:00", nil),
            ("04.11.2024 24:00", "2024-11-04T23:59:59"),
            ("04.11.2024x", nil), ("45600", nil), ("", nil), ("Feb 2024", nil), ("2024", nil), ("4 brumar 2024", nil),
            ("12 12:30 AM 2024", nil),
        ] as [(String, String?)])
    func dayFirst(text: String, expected: String?) {
        let isISO = text.hasPrefix("2024-")
        #expect(Self.read(text, isISO ? .yearMonthDay : .dayMonthYear) == expected, "\(text)")
    }

    @Test(
        arguments: [
            ("2024-11-04T10:20:30Z", "2024-11-04T10:20:30"), ("2024-11-04T10:20:30.123+02:00", "2024-11-04T10:20:30"),
            ("2024-11-04 10:20:30 UTC", "2024-11-04T10:20:30"), ("2024-11-04 10:20 EET", "2024-11-04T10:20:00"),
            ("2024-11-04 10:20:30 +0000 UTC", "2024-11-04T10:20:30"), ("2024/11/04", "2024-11-04"), ("20241104", "2024-11-04"),
            ("20241104T102030Z", "2024-11-04T10:20:30"), ("20241104102030", "2024-11-04T10:20:30"), ("2024-1-4", "2024-01-04"),
            ("24-11-04", "2024-11-04"), ("2024-11-04 12:05 AM", "2024-11-04T00:05:00"), ("2024-11-04 12:05 p.m.", "2024-11-04T12:05:00"),
            ("20241399", nil), ("2024-13-01", nil), ("2024-11-04 13:00 PM", nil), ("2024.11.04", "2024-11-04"),
            ("2024 Nov 4", "2024-11-04"),
            ("1730000000", nil),
        ] as [(String, String?)])
    func yearFirst(text: String, expected: String?) {
        #expect(Self.read(text, .yearMonthDay) == expected, "\(text)")
    }

    @Test func epochOnlyWhereAllowed() {
        #expect(Self.read("1730715630", .yearMonthDay, epoch: true) == "2024-11-04T10:20:30")
        #expect(Self.read("1730715630123", .yearMonthDay, epoch: true) == "2024-11-04T10:20:30")
        #expect(Self.read("173071563", .yearMonthDay, epoch: true) == nil)
    }

    @Test func monthFirst() {
        #expect(Self.read("11/04/2024", .monthDayYear) == "2024-11-04")
        #expect(Self.read("13/04/2024", .monthDayYear) == nil)
    }

    @Test(
        arguments: [
            "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie", "noiembrie",
            "decembrie",
        ].enumerated().map { ($0.offset + 1, $0.element) })
    func romanianMonths(number: Int, name: String) {
        for form in [name, name.uppercased(), name.capitalized, String(name.prefix(3)), String(name.prefix(3)) + "."] {
            #expect(Self.read("7 \(form) 2024", .dayMonthYear) == "2024-\(number.padded(to: 2))-07", "\(form)")
        }
    }

    @Test(
        arguments: [
            ("dd.MM.yyyy", "04.11.2024", "2024-11-04"), ("ddMMyyyy", "04112024", "2024-11-04"), ("MMddyyyy", "11042024", "2024-11-04"),
            ("yy.MM.dd", "24.11.04", "2024-11-04"), ("d MMMM yyyy", "4 noiembrie 2024", "2024-11-04"),
            ("MM/dd/yyyy", "03/04/2024", "2024-03-04"),
            ("dd/MM/yyyy HH:mm", "03/04/2024 10:20", "2024-04-03T10:20:00"),
            ("yyyy-MM-dd'T'HH:mm:ss", "2024-11-04T10:20:30Z", "2024-11-04T10:20:30"),
            ("dd.MM.yyyy", "04.11.2024 10:20:30", "2024-11-04T10:20:30"), ("dd.MM.yyyy", "04/11/2024", nil),
            ("d.M.yyyy", "4.11.2024", "2024-11-04"),
            ("ddMMyyyy", "4112024", nil),
        ] as [(String, String, String?)])
    func givenPattern(pattern: String, text: String, expected: String?) throws {
        let parser = DateParser(format: .pattern(try DatePattern(pattern)))
        #expect(withBytes(text) { try? parser.read($0).iso } == expected)
    }

    @Test(arguments: ["", "yyyy", "dd.MM", "dd.mm.yyyy", "QQ.MM.yyyy dd", "dd.MM.yyyy 'open", "dd.dd.MM.yyyy", "YYYY-MM-dd"])
    func wrongPatternIsAConfigurationProblem(pattern: String) {
        #expect(throws: Problem.self) { try DatePattern(pattern) }
    }
}
