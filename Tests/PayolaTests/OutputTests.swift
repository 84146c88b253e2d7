import Foundation
import Testing

@Suite struct OutputTests {
    private static func isNumber(_ cell: String) -> Bool { cell.wholeMatch(of: /-?[0-9]+([.,][0-9]+)?/) != nil }

    private static func isRun(_ cell: String) -> Bool { cell.first.map { "=+-@\t\r".contains($0) } == true && !isNumber(cell) }

    @Test(
        .enabled(if: SharedData.has("strings/csv-injection-payloadbox.txt", "strings/blns.json"), "the shared data are not here"),
        arguments: [#""#, #", "csv": { "delimiter": ";", "decimalSeparator": ",", "bom": true }"#])
    func noCellIsRunByASpreadsheet(style: String) throws {
        let place = try Workplace()
        let payloads = try SharedData.text("strings/csv-injection-payloadbox.txt").split(whereSeparator: \.isNewline).map(String.init)
        let strings = try JSONSerialization.jsonObject(with: Data(try SharedData.text("strings/blns.json").utf8)) as? [String] ?? []
        let hostile = (payloads + strings).filter { !$0.contains("\0") && $0.contains { !$0.isWhitespace } }
        #expect(hostile.count > 500)
        let rows = hostile.enumerated().map { index, text in
            "\(index),2024-11-04,\(CSVText.quoted(text)),\(CSVText.quoted("Beta " + text)),10.50,EUR,\(CSVText.quoted(text))"
        }
        try place.write("l.csv", SmallLedger.text(rows))
        try place.write("pipeline.json", SmallLedger.configuration(top: style + #", "limits": { "maxRejectRate": 1 }"#))
        let outcome = try place.payola("run", "--json")
        #expect(outcome.status == 0)
        let delimiter: Character = style.isEmpty ? "," : ";"
        var cells = 0
        for (name, bytes) in place.files(in: "out") where name.hasSuffix(".csv") {
            for row in CSVText.rows(String(decoding: bytes, as: UTF8.self), delimiter: delimiter) {
                for cell in row {
                    cells += 1
                    #expect(!Self.isRun(cell), "\(name): \(cell)")
                }
            }
        }
        #expect(cells > 10_000)
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let count = { (key: String) in summary[key] as? Int ?? -1 }
        #expect(count("records") == hostile.count)
        #expect(count("entries") + count("repeats") + count("rejected") == hostile.count)
    }

    @Test func aSpreadsheetsStyleChangesTheFormAndNothingElse() throws {
        let place = try Workplace()
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...9)))
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.payola("run")
        let plain = try place.table("out/payments.csv")
        try place.write(
            "pipeline.json", SmallLedger.configuration(top: #", "csv": { "delimiter": ";", "decimalSeparator": ",", "bom": true }"#))
        #expect(try place.payola("run").status == 0)
        #expect(place.files(in: "out")["payments.csv"]?.starts(with: [0xEF, 0xBB, 0xBF]) == true)
        let styled = try place.table("out/payments.csv", delimiter: ";")
        #expect(styled.count == 9)
        #expect(styled.map { $0["amount"] } == plain.map { $0["amount"]?.replacing(".", with: ",") })
        #expect(styled.map { $0["payee"] } == plain.map { $0["payee"] })
        #expect(styled.allSatisfy { $0["amount"] == "10,50" })
    }

    @Test func twoFreshRunsGiveTheSameBytes() throws {
        let place = try Workplace()
        try Samples.copy(to: place, in: "one")
        try Samples.copy(to: place, in: "another/place")
        #expect(try place.payola("run", "--jobs", "1", in: "one").status == 0)
        #expect(try place.payola("run", "another/place/pipeline.json", "--jobs", "8").status == 0)
        let (one, other) = (place.files(in: "one/out"), place.files(in: "another/place/out"))
        #expect(Set(one.keys) == Set(other.keys))
        #expect(one.count >= 8)
        for (name, bytes) in one { #expect(other[name] == bytes, "\(name)") }
    }

    @Test func recordsAndMoneyBalanceInEveryDrop() throws {
        let place = try Workplace()
        try Samples.copy(to: place)
        #expect(try place.payola("run", "--quiet").status == 0)
        let balances = try Balances(place.read("out/run.json"))
        #expect(balances.drops >= 8)
        #expect(balances.faults == [])
    }

    @Test func noOutputNamesAFolderOfThisMachine() throws {
        let place = try Workplace()
        try Samples.copy(to: place)
        #expect(try place.payola("run", "--quiet").status == 0)
        for (name, bytes) in place.files(in: "out") { #expect(!String(decoding: bytes, as: UTF8.self).contains(place.folder), "\(name)") }
    }
}
