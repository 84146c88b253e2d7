import Foundation
import Testing

@Suite struct AdSpendTests {
    private func configuration(_ sources: String, campaigns: String = "", rejects: String = "0.9") -> String {
        """
        { "version": 1, "reporting": { "currencies": ["EUR"] },
          "sources": [ { "id": "l", "kind": "ledger", "path": "l.csv",
            "columns": { "id": "Id", "date": "Date", "payer": "Payer", "payee": "Payee", "amount": "Amount", "currency": "Currency" } },
            \(sources) ],
          "campaigns": [ { "id": "c", "name": "Câmpul", "from": "2024-11-01", "to": "2024-11-30", "sponsors": ["Alfa SRL"] } ],
          "limits": { "maxRejectRate": \(rejects) } }
        """
    }

    private func place(_ sources: String, _ files: [String: String]) throws -> Workplace {
        let place = try Workplace()
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        try place.write("pipeline.json", configuration(sources))
        for (name, text) in files { try place.write(name, text) }
        return place
    }

    private static let meta = #"""
        { "id": "m", "kind": "adspend", "path": "m.csv", "constants": { "platform": "facebook" },
          "columns": { "advertiser": "Page", "from": "From", "to": "To", "spend": "Amount spent (RON)", "ads": "Ads" } }
        """#

    @Test func intervalsAreAddedAsIntervals() throws {
        let rows = """
            Page,From,To,Amount spent (RON),Ads
            alfa srl,2024-11-02,2024-11-03,≤100,2
            alfa srl,2024-11-04,2024-11-05,100-199,1
            alfa srl,2024-11-06,2024-11-06,250.5,1
            Beta,2024-11-06,2024-11-06,>1000000,
            Gama,2024-11-06,2024-11-06,1.000-4.999,1
            Gama,2024-11-06,2024-11-06,199-100,1
            Gama,2024-11-06,2024-11-06,-5,1

            """
        let place = try place(Self.meta, ["m.csv": rows])
        #expect(try place.payola("run", "--quiet").status == 0)
        let table = try place.table("out/adspend.csv")
        #expect(table.map { $0["spend_low"] } == ["1000000.00", "350.50"])
        #expect(table.map { $0["spend_high"] } == ["", "549.50"])
        #expect(table.map { $0["currency"] } == ["RON", "RON"])
        #expect(table.map { $0["campaign_id"] } == ["", "c"], "the sponsor is Alfa SRL")
        #expect(table.last?["sources"] == "m.csv:2 m.csv:3 m.csv:4")
        #expect(try place.table("out/rejects.csv").map { $0["line"] } == ["6", "7", "8"])
        #expect(try place.payola("verify").status == 0)
    }

    @Test func everyCurrencyHasARowOfItsOwn() throws {
        let source = #"""
            { "id": "g", "kind": "adspend", "path": "g.csv", "constants": { "platform": "google" },
              "columns": { "advertiser": "Advertiser", "campaign": "C", "spend_low": "Spend_Range_Min_*", "spend_high": "Spend_Range_Max_*" } }
            """#
        let rows = """
            Advertiser,C,Spend_Range_Min_USD,Spend_Range_Max_USD,Spend_Range_Min_RON,Spend_Range_Max_RON,Spend_Range_Min_KWD,Spend_Range_Max_KWD
            A,campul,0,100,0,450,0,0
            A,campul,100,1000,450,4500,0,0

            """
        let place = try place(source, ["g.csv": rows])
        #expect(try place.payola("run", "--quiet").status == 0)
        let table = try place.table("out/adspend.csv")
        #expect(table.map { $0["currency"] } == ["RON", "USD"])
        #expect(table.map { $0["spend_low"] } == ["450.00", "100.00"])
        #expect(table.map { $0["spend_high"] } == ["4950.00", "1100.00"])
        #expect(table.map { $0["campaign_id"] } == ["c", "c"])
    }

    @Test func aSpendWithoutACurrencyIsRefused() throws {
        let place = try place(
            Self.meta.replacing(" (RON)", with: ""), ["m.csv": "Page,From,To,Amount spent,Ads\nA,2024-11-02,2024-11-03,5,1\n"])
        let outcome = try place.payola("run")
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("sources[m].columns.currency"))
    }

    @Test func namesOnListsGivenAreFlagged() throws {
        let sources =
            #"{ "id": "w", "kind": "watchlist", "path": "w.json" }, { "id": "o", "kind": "watchlist", "path": "targets.simple.csv" }, "#
            + Self.meta
        let list = """
            {"id":"Q1","schema":"Person","properties":{"name":["Pop Ion"],"topics":["sanction"]},"datasets":["one"]}
            {"id":"A1","schema":"Address","properties":{"full":["Ion Pop"]}}

            {"id":"Q2"

            """
        let place = try place(
            sources,
            [
                "w.json": list, "targets.simple.csv": "id,schema,name,aliases,dataset\nQ3,Person,Nobody,\"ION POP;X\",two\n",
                "m.csv": "Page,From,To,Amount spent (RON),Ads\nIon Pop,2024-11-02,2024-11-03,5,1\n",
            ])
        #expect(try place.payola("run", "--quiet").status == 0)
        let flags = try place.table("out/flags.csv").filter { $0["flag"] == "watch-list" }
        #expect(Set(flags.compactMap { $0["evidence"]?.split(separator: " ").first }) == ["Q1", "Q3"])
        #expect(flags.allSatisfy { $0["evidence"]?.contains(":") == true }, "the line of the list")
        #expect(try place.table("out/rejects.csv").map { $0["file"].map { $0 + ":" } } == ["w.json:"])
        #expect(try place.table("out/rejects.csv").map { $0["line"] } == ["4"])
        #expect(try Balances(place.read("out/run.json")).faults == [])
    }

    @Test func whatWasDeclaredIsComparedByPeriod() throws {
        let place = try Workplace()
        try Samples.copy(to: place)
        #expect(try place.payola("run", "--quiet").status == 0)
        let rows = try place.table("out/declarations.csv")
        #expect(rows.contains { $0["declared"] == "0.00" && $0["gap"] == $0["traced"] && $0["gap"] != "" })
        #expect(rows.contains { $0["declared"] == "" && $0["gap"] == "" && $0["traced"] != "" })
    }

    @Test func aTraceOfOneCampaignShowsWhatReachedItsCreators() throws {
        let place = try Workplace()
        try Samples.copy(to: place)
        #expect(try place.payola("run", "--quiet").status == 0)
        let campaign = try #require(try place.table("out/campaign_totals.csv").first?["campaign_id"])
        let payer = try #require(try place.table("out/flows.csv").first { $0["campaign_id"] == campaign }?["origin_id"])
        let whole = try place.payola("trace", payer)
        let part = try place.payola("trace", payer, "--campaign", campaign)
        #expect(part.status == 0)
        #expect(part.output.split(separator: "\n").count < whole.output.split(separator: "\n").count)
        #expect(part.output.split(separator: "\n").count > 1)
        #expect(try place.payola("trace", payer, "--campaign", "no such").status == 66)
    }

    private static let hasDot = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: $0 + "/dot") }

    @Test(.enabled(if: hasDot, "Graphviz is not installed")) func graphvizDrawsATrace() throws {
        let place = try Workplace()
        try Samples.copy(to: place)
        #expect(try place.payola("run", "--quiet").status == 0)
        let payer = try #require(try place.table("out/flows.csv").first?["origin_id"])
        let outcome = try place.payola("trace", payer, "--format", "svg")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("<svg"))
    }

    @Test(.enabled(if: !hasDot, "Graphviz is installed")) func withoutGraphvizAPictureIsUnavailable() throws {
        let place = try Workplace()
        try Samples.copy(to: place)
        #expect(try place.payola("run", "--quiet").status == 0)
        let payer = try #require(try place.table("out/flows.csv").first?["origin_id"])
        #expect(try place.payola("trace", payer, "--format", "svg").status == 69)
    }
}
