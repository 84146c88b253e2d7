import Foundation
import PipelineModel
import Profiles
import Testing

/// One golden case per built-in profile: invented rows in the real layout, and what a run makes of them. `PAYOLA_RECORD=1` writes them anew,
/// and then always fails, so that a recording is looked at.
@Suite struct ProfileGoldenTests {
    static let folder = Program.package + "/Tests/PayolaTests/Profiles"
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

    @Test func everyProfileHasACaseAndEveryCaseAProfile() {
        #expect(Self.names == BuiltInProfiles.all.map(\.id).sorted())
    }

    @Test(arguments: names) func aRunMakesOfItWhatIsRecorded(name: String) throws {
        let place = try Self.workplace(name)
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let balances = try Balances(try place.read("out/run.json"))
        #expect(balances.faults == [] && balances.drops > 0)
        let recorded = Self.folder + "/" + name + "/expected.txt"
        let text = try Self.told(place)
        if ProcessInfo.processInfo.environment["PAYOLA_RECORD"] == "1" {
            try Data(text.utf8).write(to: URL(fileURLWithPath: recorded))
            Issue.record("recorded; look at what changed, then test again without PAYOLA_RECORD")
        } else {
            #expect(text == (try? String(contentsOfFile: recorded, encoding: .utf8)))
        }
    }

    @Test(arguments: names) func inspectTellsItFromItsFirstKilobytes(name: String) throws {
        let place = try Self.workplace(name)
        for file in try FileManager.default.contentsOfDirectory(atPath: place.path("input")).sorted() {
            let outcome = try place.payola("inspect", "input/" + file, "--json")
            let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            let first = try #require((object?["files"] as? [[String: Any]])?.first)
            #expect(first["profile"] as? String == name, "\(file)")
            #expect((first["nearestProfiles"] as? [Any])?.isEmpty == true)
            let source = first["source"] as? [String: Any] ?? first["rates"] as? [String: Any]
            #expect(source?["profile"] as? String == name || source?["provider"] != nil)
        }
    }

    /// A folder with the case's input and a configuration of its source alone.
    static func workplace(_ name: String) throws -> Workplace {
        let place = try Workplace()
        let folder = Self.folder + "/" + name
        try FileManager.default.copyItem(atPath: folder + "/input", toPath: place.path("input"))
        let source = try String(contentsOfFile: folder + "/source.json", encoding: .utf8)
        let isRates = source.contains("\"provider\"")
        if isRates { try place.write("l.csv", SmallLedger.text([SmallLedger.row(1, date: "2024-11-05", currency: "USD")])) }
        let sources =
            isRates
            ? #""rates": [\#(source)], "sources": [ { "id": "l", "kind": "ledger", "path": "l.csv", "columns": { "id": "Id", "date": "Date", "payer": "Payer", "payee": "Payee", "amount": "Amount", "currency": "Currency" } } ]"#
            : #""sources": [\#(source)]"#
        try place.write(
            "pipeline.json",
            """
            { "version": 1, "reporting": { "currencies": ["EUR"], "payments": "all" }, "limits": { "maxRejectRate": 0.5 },
              "units": [ { "code": "BTC", "currency": "USD", "price": "70000", "basis": "invented" } ],
              \(sources) }
            """)
        return place
    }

    /// What the run says of the records, without ids: payments, advertisement spends, rejects, and per drop how the records ended.
    private static func told(_ place: Workplace) throws -> String {
        var lines: [String] = []
        for payment in try place.table("out/payments.csv") {
            lines.append(
                ["date", "payer", "payee", "amount", "currency", "reporting_amount", "sources"].map { payment[$0] ?? "" }.joined(
                    separator: " | "))
        }
        for spend in try place.table("out/adspend.csv") {
            lines.append(
                ["advertiser", "payer", "currency", "spend_low", "spend_high", "ads", "from", "to", "sources"].map { spend[$0] ?? "" }
                    .joined(separator: " | "))
        }
        lines.sort()
        for reject in try place.table("out/rejects.csv") {
            lines.append("rejected: " + ["file", "line", "field", "value", "reason"].map { reject[$0] ?? "" }.joined(separator: " | "))
        }
        let manifest = try JSONSerialization.jsonObject(with: Data(try place.read("out/run.json").utf8)) as? [String: Any]
        for drop in manifest?["drops"] as? [[String: Any]] ?? [] {
            for key in ["file", "records", "excluded_by_reason", "control_totals", "formats"] {
                guard let value = drop[key] else { continue }
                let json = try JSONSerialization.data(
                    withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes])
                lines.append("\(key): " + String(decoding: json, as: UTF8.self))
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
