import Foundation
import Testing

@Suite struct InitTests {
    @Test func theSamplesGetAConfigurationThatGivesTheirTotals() throws {
        let place = try Workplace()
        try Samples.copy(to: place, withConfiguration: false)
        let outcome = try place.payola("init", "samples")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.hasPrefix("Wrote samples/pipeline.json\n"))
        #expect(outcome.output.contains("“TIKTOK_COIN” in “unit” is no currency: add it to units with its price"))

        // What a person has to say: what the campaign is, and what a coin costs.
        var configuration = try Self.object(place.read("samples/pipeline.json"))
        let told = try Self.object(
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: Program.package + "/pipeline.json")), as: UTF8.self))
        #expect((configuration["campaigns"] as? [[String: Any]])?.first?["name"] as? String == "Edit me")
        configuration["campaigns"] = told["campaigns"]
        configuration["units"] = told["units"]
        configuration["reporting"] = told["reporting"]
        try place.write("samples/pipeline.json", bytes: Array(try JSONSerialization.data(withJSONObject: configuration)))
        let run = try place.payola("run", "samples/pipeline.json")
        #expect(run.status == 0)
        #expect(run.errors == "")
        let totals = try place.table("samples/out/campaign_totals.csv")
        #expect(totals.first { $0["campaign_id"] == "cale-dreapta" && $0["currency"] == "USD" }?["total"] == "381000.00")
    }

    @Test func whatIsUnambiguousRunsAtOnce() throws {
        let place = try Workplace()
        try place.write("data/ledger.csv", SmallLedger.text(SmallLedger.rows(1...5)))
        try place.write(
            "data/posts.csv",
            "video_id,author,create_time,description,url\n7427767351635189770,@beta,2024-11-02T08:10:53Z,Hello #votehello,https://www.tiktok.com/@beta/video/7427767351635189770\n7427767351635189771,@beta,2024-11-03T08:10:53Z,Again #VoteHello,https://www.tiktok.com/@beta/video/7427767351635189771\n"
        )
        let outcome = try place.payola("init", "data")
        #expect(outcome.status == 0)
        let configuration = try Self.object(place.read("data/pipeline.json"))
        let campaign = try #require((configuration["campaigns"] as? [[String: Any]])?.first)
        #expect(campaign["hashtags"] as? [String] == ["votehello"])
        #expect(campaign["from"] as? String == "2024-11-02")
        #expect(campaign["to"] as? String == "2024-11-03")
        let run = try place.payola("run", in: "data")
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(run.output.contains("Edit me"))
    }

    @Test func filesOfOneFormAreOneSource() throws {
        let place = try Workplace()
        for month in 9...12 { try place.write("data/bank-\(month).csv", SmallLedger.text(SmallLedger.rows(month...(month + 2)))) }
        try place.write("data/cash.csv", "Date,Payer,Payee,Amount,Currency\n2024-11-04,A,B,1.50,EUR\n")
        try place.payola("init", "data")
        let sources = try #require(try Self.object(place.read("data/pipeline.json"))["sources"] as? [[String: Any]])
        #expect(sources.map { $0["path"] as? String } == ["bank-*.csv", "cash.csv"])
        #expect(sources.map { $0["id"] as? String } == ["bank", "cash"])
    }

    @Test func anExistingConfigurationStays() throws {
        let place = try Workplace()
        try place.write("data/ledger.csv", SmallLedger.text(SmallLedger.rows(1...2)))
        try place.write("data/pipeline.json", "mine")
        let outcome = try place.payola("init", "data")
        #expect(outcome.status == 73)
        #expect(outcome.errors == "payola: data/pipeline.json: is there already; move it away first; nothing was written\n")
        #expect(try place.read("data/pipeline.json") == "mine")
    }

    @Test func aFolderWithoutFilesIsRefused() throws {
        let place = try Workplace()
        try place.write("data/notes.md", "no table")
        let outcome = try place.payola("init", "data")
        #expect(outcome.status == 66)
        #expect(
            outcome.errors
                == "payola: data: holds no files of records; put ledgers, posts or disclosures there as .csv files; `payola inspect FILE` says what is in one\n"
        )
        #expect(try place.payola("init", "nowhere").status == 66)
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
