import Foundation
import Testing

/// A committee's real filing, with its published sums.
@Suite struct SharedFilingTests {
    @Test(.enabled(if: SharedData.has("ledgers/fec-27789.fec"), "no shared data: ledgers/fec-27789.fec"))
    func theScheduleBSumsAreThoseOfTheSummary() throws {
        let place = try Workplace()
        try place.write("27789.fec", try SharedData.text("ledgers/fec-27789.fec"))
        try place.write(
            "pipeline.json",
            """
            { "version": 1, "reporting": { "currencies": ["USD"], "payments": "all" },
              "sources": [ { "id": "fec", "kind": "ledger", "path": "27789.fec", "profile": "fec-filing" } ] }
            """)
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        // The type of each record stands in the file, on the line that a payment's source names.
        let types = try place.read("27789.fec").split(separator: "\n").map { $0.prefix { $0 != "," }.filter { $0 != "\"" } }
        var sums: [String: Decimal] = [:]
        for payment in try place.table("out/payments.csv") {
            for source in (payment["sources"] ?? "").split(separator: " ") {
                let line = try #require(Int(source.split(separator: ":")[1]))
                sums[types[line - 1], default: 0] += try #require(Decimal(string: payment["amount"] ?? ""))
            }
        }
        #expect(sums == ["SB21B": 47.40, "SB23": Decimal(string: "66500.41"), "SB28A": Decimal(string: "538.36"), "SB29": 38000])
        let manifest = try JSONSerialization.jsonObject(with: Data(try place.read("out/run.json").utf8)) as? [String: Any]
        let drop = (manifest?["drops"] as? [[String: Any]])?.first
        #expect(
            (drop?["records"] as? [String: Int]) == [
                "records": 2839, "entries": 211, "repeats": 0, "excluded": 2628, "rejected": 0, "blank": 0,
            ])
        #expect(((drop?["control_totals"] as? [String: Any])?["USD"] as? [String: String])?["entries"] == "105086.17")
        let inspected = try place.payola("inspect", "27789.fec", "--json").output
        #expect(inspected.contains(#""profile": "fec-filing""#))
    }
}
