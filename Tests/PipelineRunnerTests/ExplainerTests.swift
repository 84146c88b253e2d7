import Foundation
import PipelineModel
import PipelineRunner
import Testing

@Suite struct ExplainerTests {
    private static let row = "T1,2024-11-05,Pridvor Media SRL,Ana Popa,497.65,RON,clip #drumdrept"

    @Test func paymentShowsRatePathEvidenceAndSourceLine() throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", [Self.row])
        try scene.run()
        let id = scene.table("payments.csv").first?["payment_id"] ?? ""
        let text = try scene.explain(id)
        #expect(text.contains("in EUR: 100.00 = 497.65 RON ÷ 4.9765 RON a euro, published 2024-11-05"))
        #expect(text.contains("bank-1.csv:2\n      " + Self.row))
        let pieces = text.split(separator: "\n").drop { !$0.contains("campaign drum") }.dropFirst()
        #expect(pieces.first?.contains("base-rate") == true)
        #expect(pieces.dropFirst().first?.contains(" bits  → 0.") == true)
    }

    @Test func everythingPublishedResolves() throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", [Self.row, "T2,2024-11-06,Pridvor Media SRL,Ion Rusu,40.00,EUR,clip #drumdrept"])
        try scene.run()
        for row in scene.table("payments.csv") {
            for column in ["payment_id", "payer_id", "payee_id", "creator_id"] {
                #expect(try scene.explain(row[column] ?? "").contains(row[column] ?? ""))
            }
        }
        #expect(!scene.table("links.csv").isEmpty)
        for row in scene.table("links.csv") {
            let id = "\(row["payment_id"] ?? "")/\(row["platform"] ?? ""):\(row["content_id"] ?? "")"
            #expect(try scene.explain(id).hasPrefix("link of payment"))
        }
        #expect(try scene.explain("drum/RON").hasPrefix("total drum/RON"))
        #expect(try scene.explain("drum").contains("total drum/EUR"))
    }

    @Test func idOfAMergedPaymentSaysWhatItIsNow() throws {
        let scene = try Scene(sources: [Scene.bank, Scene.books, Scene.accounts, Scene.posts])
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.books("books-1.csv", ["2024-11-25,Pridvor Media SRL,Ion Rusu,3.00,EUR,servicii"])
        try scene.run()
        let before = Set(scene.table("payments.csv").compactMap { $0["payment_id"] })
        try scene.books("books-2.csv", ["2024-11-06,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.run()
        let after = Set(scene.table("payments.csv").compactMap { $0["payment_id"] })
        #expect(after.count == 2)
        for id in before {
            let text = try scene.explain(id)
            if !after.contains(id) { #expect(text.hasPrefix("\(id) is now p-")) }
        }
    }

    @Test func idOfATransactionOutlivesItsOtherLinesAndCorrections() throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", [Self.row])
        try scene.run()
        let id = scene.table("payments.csv").first?["payment_id"] ?? ""
        let payee = scene.table("payments.csv").first?["payee_id"] ?? ""
        try scene.bank("bank-2.csv", ["T1,2024-11-05,Pridvor Media SRL,Popa Ana-Maria Fundatia,1.00,RON,corectat"])
        try scene.run()
        #expect(try scene.explain(id).contains("(corrected by the one above)"))
        #expect(try scene.explain(id).contains("1.00 RON"))
        #expect(throws: Never.self) { try scene.explain(payee) }
        try scene.bank("bank-3.csv", [Self.row, "T1,2024-11-05,Pridvor Media SRL,Ana Popa,2.00,RON,alt rand"])
        try scene.run()
        #expect(try scene.explain(id).hasPrefix("\(id) is now p-"))
    }

    @Test func partyThatOnlyACorrectedRecordNamedIsFoundByItsFormerID() throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Zidaru Expert SRL,Ana Popa,9.00,EUR,clip #drumdrept"])
        try scene.run()
        let payer = scene.table("payments.csv").first?["payer_id"] ?? ""
        try scene.bank("bank-2.csv", ["T1,2024-11-05,Quaestor Film SRL,Ana Popa,9.00,EUR,clip #drumdrept"])
        try scene.run()
        let text = try scene.explain(payer)
        #expect(text.hasPrefix("\(payer) is now n-"))
        #expect(text.contains("Quaestor Film SRL"))
    }

    @Test(arguments: ["p-0000000000000000", "n-0000000000000000", "p-1", "no-campaign", "", "drum/XXX", "p-0000000000000000/tiktok:7001"])
    func unknownIDIsMissing(id: String) throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", [Self.row])
        try scene.run()
        #expect(#expect(throws: Problem.self) { try scene.explain(id) }?.kind == .inputMissing)
    }

    @Test func aPostTellsWhoseItIsAndWhatBoughtIt() throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", [Self.row])
        try scene.run()
        let link = try #require(scene.table("links.csv").first { $0["content_id"] == "7001" })
        let text = try scene.explain("tiktok:7001")
        #expect(text.hasPrefix("post tiktok:7001\n  2024-11-10T10:00:00  by tiktok:ana.popa, the handle of Ana Popa (n-"))
        #expect(text.contains("  caption: azi #drumdrept\n  content of drum\n"))
        #expect(text.contains("    \(link["payment_id"] ?? "")  2024-11-05  497.65 RON from Pridvor Media SRL"))
        #expect(text.contains("for drum: \(link["grade"] ?? "")"))
        #expect(text.hasSuffix("    posts.csv:2\n      tiktok,7001,@ana.popa,2024-11-10T10:00:00,azi #drumdrept\n"))
        #expect(try scene.explain("tiktok:7005").contains("  No payment is linked to it.\n"))
        #expect(#expect(throws: Problem.self) { try scene.explain("tiktok:7009") }?.kind == .inputMissing)
    }

    @Test func aPlaceTellsWhatBecameOfItsLine() throws {
        let scene = try Scene()
        scene.extra = "\"limits\": {\"maxRejectRate\": 1},"
        scene.sources[0] =
            String(Scene.bank.dropLast())
            + ", \"exclude\": [{\"column\": \"reference\", \"equals\": \"no\", \"reason\": \"not executed\"}]}"
        try scene.bank(
            "bank-1.csv",
            [
                Self.row, "T2,2024-11-06,A,B,x,EUR,a", "T3,2024-11-06,A,B,1.00,EUR,no", ",,,,,,",
                "T4,2024-11-06,Pridvor Media SRL,Ana Popa,5.00,EUR,\"two\nlines\"",
            ])
        try scene.bank("bank-2.csv", [Self.row, "T4,2024-11-06,Pridvor Media SRL,Ana Popa,7.00,EUR,anders"])
        try scene.run()
        let ids = Dictionary(uniqueKeysWithValues: scene.table("payments.csv").map { ($0["amount"] ?? "", $0["payment_id"] ?? "") })
        let entry = try scene.explain("bank-2.csv:2")
        #expect(entry.hasPrefix("place bank-2.csv:2\n  a record of the source “bank” (ledger), in the drop with SHA-256 "))
        #expect(entry.contains("\n  \(Self.row)\n"))
        #expect((entry + (try scene.explain("bank-1.csv:2"))).contains("  a repeat: the same record was delivered again, and bank-"))
        #expect(entry.contains("  evidence of the payment \(ids["497.65"] ?? "")  2024-11-05  497.65 RON from Pridvor Media SRL"))
        #expect(try scene.explain("bank-1.csv:3").contains("  rejected: amount: "))
        #expect(try scene.explain("bank-1.csv:4").hasSuffix("  excluded: not executed\n"))
        #expect(try scene.explain("bank-1.csv:5").hasSuffix("  blank: every field is empty\n"))
        let corrected = "  corrected: bank-2.csv:3 says otherwise under the same id, and stands for it\n"
        #expect(try scene.explain("bank-1.csv:6").contains(corrected + "  evidence of the payment \(ids["7.00"] ?? "")  "))
        // By the record's second line, and by its path.
        #expect(try scene.explain("bank-1.csv:7") == scene.explain("bank-1.csv:6"))
        #expect(try scene.explain(scene.path("bank-1.csv:6")) == scene.explain("bank-1.csv:6"))
        #expect(try scene.explain("posts.csv:3").hasSuffix("  the post tiktok:7002  2024-11-11T10:00:00  by tiktok:ion.rusu\n"))
        #expect(try scene.explain("accounts.csv:3").contains("  the account tiktok:ion.rusu, the handle of Ion Rusu (n-"))
        for nothing in ["bank-1.csv:1", "bank-1.csv:99", "bank-9.csv:2"] {
            #expect(#expect(throws: Problem.self) { try scene.explain(nothing) }?.kind == .inputMissing, "\(nothing)")
        }
        try scene.remove("bank-1.csv")
        #expect(try scene.explain("bank-1.csv:3").contains("bank-1.csv is gone"))
    }

    @Test func flagShowsItsEvidence() throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", (1...4).map { "T\($0),2024-11-0\($0 % 2 + 5),Pridvor Media SRL,Ana Popa,9900.00,EUR,clip #drumdrept" })
        try scene.run()
        let flags = scene.read("out/flags.csv").split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(!flags.isEmpty)
        for flag in flags {
            let text = try scene.explain("\(flag[0])/\(flag[2])")
            #expect(text.hasPrefix("flag \(flag[0])/\(flag[2])"))
            #expect(text.contains("bank-1.csv:") || text.contains("posts.csv:") || text.contains("accounts.csv:"), "\(text)")
        }
    }

    @Test func nearIDsAreNamed() throws {
        let scene = try Scene()
        try scene.bank("bank-1.csv", [Self.row])
        try scene.run()
        let id = scene.table("payments.csv").first?["payment_id"] ?? ""
        #expect(#expect(throws: Problem.self) { try scene.explain(String(id.dropLast(3))) }?.remedy.contains(id) == true)
    }

    @Test(arguments: [true, false])
    func lostFileIsSaidAndTheCopyShown(keepsCopy: Bool) throws {
        let scene = try Scene()
        if keepsCopy { scene.extra = "\"evidence\": \"copy\"," }
        try scene.bank("bank-1.csv", [Self.row])
        try scene.run()
        let id = scene.table("payments.csv").first?["payment_id"] ?? ""
        try scene.remove("bank-1.csv")
        let gone = try scene.explain(id)
        #expect(gone.contains("bank-1.csv is gone"))
        #expect(gone.contains(Self.row) == keepsCopy)
        try scene.bank("bank-1.csv", ["T9,2024-11-05,Someone Else,Ana Popa,1.00,RON,altceva"])
        let changed = try scene.explain(id)
        #expect(changed.contains("bank-1.csv has changed since it was taken in"))
        #expect(!changed.contains("Someone Else"))
        #expect(changed.contains(Self.row) == keepsCopy)
    }

    /// What was published resolves for ever, also where a rule keeps its record out now or its source is gone.
    @Test func publishedIDsResolveThoughTheirRecordCountsNoMore() throws {
        let scene = try Scene(sources: [Scene.bank, Scene.books, Scene.accounts, Scene.posts])
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.bank("bank-2.csv", ["T2,2024-11-06,Zorile Albe SA,Ion Rusu,40.00,EUR,clip #drumdrept"])
        try scene.books("books-1.csv", ["2024-11-20,Fundația Vad,Maria Munteanu,30.00,EUR,clip #drumdrept"])
        try scene.run()
        let rows = scene.table("payments.csv")
        let excluded = try #require(rows.first { $0["amount"] == "40.00" })
        let lost = try #require(rows.first { $0["amount"] == "30.00" })
        scene.sources.remove(at: 1)
        scene.sources[0] = Scene.bank.replacingOccurrences(
            of: "\"columns\"", with: "\"exclude\": [{\"column\": \"id\", \"equals\": \"T2\", \"reason\": \"not executed\"}], \"columns\"")
        try scene.run()
        let page = try scene.explain(excluded["payment_id"] ?? "")
        #expect(page.contains("was published and is no more") && page.contains("bank-2.csv:2") && page.contains("excluded: not executed"))
        #expect(page.contains("T2,2024-11-06,Zorile Albe SA"))
        #expect(try scene.explain(lost["payment_id"] ?? "").contains("“books”, which the configuration no longer has"))
        #expect(try scene.explain(excluded["payer_id"] ?? "").contains("Zorile Albe SA, whom no record that counts names now"))
        #expect(throws: Problem.self) { try scene.explain("p-0000000000000001") }
    }
}
