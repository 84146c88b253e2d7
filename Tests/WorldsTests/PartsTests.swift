import Testing

@testable import Worlds

@Suite struct PartsTests {
    @Test func splitMixGivesItsPublishedSequence() {
        var random = SplitMix64(seed: 1_234_567)
        let drawn = (0..<3).map { _ in random.next() }
        #expect(drawn == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test(arguments: [("1970-01-01", 0, 1970, 1, 1), ("2024-02-29", 19_782, 2024, 2, 29), ("2024-11-23", 20_050, 2024, 11, 23)])
    func daysCountFromTheEpoch(iso: String, number: Int, year: Int, month: Int, day: Int) {
        #expect(WorldDay(year, month, day).number == number)
        #expect(WorldDay(number: number).iso == iso)
    }

    @Test func weekendsAreSaturdayAndSunday() {
        let friday = WorldDay(2024, 11, 22)
        #expect((0..<4).map { (friday + $0).isWeekend } == [false, true, true, false])
    }

    @Test func accountNumbersCarryTheirChecksum() {
        #expect(BankAccount.iban("RO", "AAAA1B31007593840000") == "RO49AAAA1B31007593840000")
        #expect(BankAccount.iban("DE", "370400440532013000") == "DE89370400440532013000")
    }

    @Test(
        arguments: [
            ("USD", 38_100_000, "2024-12-04", 36_313_382), ("USD", 38_100_000, "2024-11-23", 36_592_393), ("EUR", 100, "2024-11-23", 100),
        ] as [(String, Int64, String, Int64)])
    func ratesAreTheLastPublished(currency: String, minor: Int64, day: String, euros: Int64) throws {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        let on = WorldDay(parts[0], parts[1], parts[2])
        #expect(Fixtures.rates.converted(minor, from: currency, to: "EUR", on: on) == euros)
    }

    @Test(arguments: [("Євген Яценко", "Yevhen Yatsenko"), ("Щербань", "Shcherban"), ("Дем'яненко", "Demianenko"), ("Șuteu", "Șuteu")])
    func cyrillicIsTransliteratedByThePassportTable(native: String, latin: String) {
        #expect(Spelling.latin(native) == latin)
    }

    @Test func windows1250HasOnlyCedillas() {
        #expect(Windows1250.encode("ȘșŞşțĂ€") == [0xAA, 0xBA, 0xAA, 0xBA, 0xFE, 0xC3, 0x80])
        #expect(Windows1250.encode("Юрій") == Array("Yurii".utf8))
    }

    @Test func moneyIsGroupedAsTheLayoutSays() {
        var layout = Layout(shape: .signed, delimiter: ";", decimal: ",", grouping: ".", isTold: true)
        #expect(layout.money(-123_456_789) == "-1.234.567,89")
        layout.grouping = ""
        #expect(layout.money(5) == "0,05")
    }
}
