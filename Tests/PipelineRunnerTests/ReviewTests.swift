import Foundation
import PipelineModel
import PipelineRunner
import Testing

@Suite struct ReviewTests {
    private func scene() throws -> Scene {
        let scene = try Scene()
        scene.extra = "\"decisions\": \"decisions.csv\","
        try scene.bank(
            "bank-1.csv",
            [
                "T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept",
                "T2,2024-11-06,Pridvor Media SRL,Ion Rusu,40.00,EUR,clip #drumdrept",
            ])
        try scene.run()
        return scene
    }

    private func id(_ scene: Scene, _ amount: String) -> String {
        scene.table("payments.csv").first { $0["amount"] == amount }?["payment_id"] ?? ""
    }

    @Test func verdictIsHonouredAndUndoneByItsLine() throws {
        let scene = try scene()
        let before = try scene.outputs(without: ["changes.csv", "run.json"])
        #expect(scene.total == "140.00")
        let because = "=cmd, \"quoted\"\nand a second line"
        let decision = Decision(verdict: .reject, subject: id(scene, "100.00"), by: "-me", at: "2024-12-01", because: because)
        #expect(try DecisionRecorder(options: scene.options).record(decision) == "decisions.csv")
        #expect(
            scene.read("decisions.csv").hasPrefix(
                "verdict,subject,object,by,at,because\nreject,\(decision.subject),,'-me,2024-12-01,\"'=cmd, \"\"quoted\"\""))
        try scene.run()
        #expect(scene.total == "40.00")
        #expect(scene.table("changes.csv").contains { $0["because"] == "decision on \(decision.subject)" })
        #expect(try DecisionsFile(path: scene.path("decisions.csv"), name: "").decisions.first?.because == because)
        try scene.write("decisions.csv", "verdict,subject,object,by,at,because\n")
        try scene.run()
        #expect(try scene.outputs(without: ["changes.csv", "run.json"]) == before)
    }

    /// Rejecting a campaign says nothing against the creator: the payment stays in payments.csv, and its page tells the verdict.
    @Test func rejectedPaymentStaysItsCreators() throws {
        let scene = try scene()
        let id = id(scene, "100.00")
        try DecisionRecorder(options: scene.options).record(
            Decision(verdict: .reject, subject: id, by: "me", at: "2024-12-01", because: "wedding"))
        try scene.run()
        let row = scene.table("payments.csv").first { $0["payment_id"] == id }
        #expect(row?["creator_id"]?.isEmpty == false)
        #expect(row?["campaign_id"] == "" && row?["grade"] == "")
        #expect(try scene.explain(id).contains("verdict: reject \(id) by me, 2024-12-01: wedding"))
    }

    @Test func decidedLinksLeaveTheListAndMoneyTimesDoubtOrdersIt() throws {
        let scene = try scene()
        let list = try ReviewList(options: scene.options)
        #expect(list.items.map(\.id).sorted() == ["100.00", "40.00"].map { id(scene, $0) + "/drum" }.sorted())
        #expect(list.items.map(\.worth) == list.items.map(\.worth).sorted(by: >))
        #expect(list.items.allSatisfy { $0.worth > 0 })
        try DecisionRecorder(options: scene.options).record(Decision(verdict: .accept, subject: id(scene, "100.00")))
        #expect(try ReviewList(options: scene.options).items.map(\.id) == [id(scene, "40.00") + "/drum"])
    }

    @Test func verdictOnAPaymentThatWasMergedSinceStillApplies() throws {
        let scene = try scene()
        scene.sources.insert(Scene.books, at: 1)
        try scene.books("books-1.csv", ["2024-11-28,Cozma Foods SRL,Voicu Trans SRL,9.00,EUR,marfa"])
        try scene.run()
        let first = id(scene, "100.00")
        try DecisionRecorder(options: scene.options).record(Decision(verdict: .reject, subject: first))
        // Other books tell of the same transfer; whichever id the payment has then, the verdict is about it.
        for number in 0..<6 {
            try scene.books("books-2.csv", ["2024-11-0\(5 + number % 2),Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept \(number)"])
            let outcome = try scene.run()
            #expect(!outcome.warnings.contains { $0.contains("fits nothing") })
            if id(scene, "100.00") != first { break }
        }
        let rejected = scene.table("payments.csv").filter { $0["amount"] == "100.00" && $0["entries"] == "2" }
        #expect(rejected.count == 1)
        #expect(rejected.first?["campaign_id"] == "")
    }

    @Test(arguments: [
        Decision(verdict: .accept, subject: "p-0000000000000000"), Decision(verdict: .reject, subject: "n-1"),
        Decision(verdict: .same, subject: "Nobody Known", object: "Ana Popa"),
        Decision(verdict: .different, subject: "Ana Popa", object: "x"),
    ])
    func unknownSubjectIsRefusedAndNothingWritten(decision: Decision) throws {
        let scene = try scene()
        #expect(#expect(throws: Problem.self) { try DecisionRecorder(options: scene.options).record(decision) }?.kind == .inputMissing)
        #expect(!FileManager.default.fileExists(atPath: scene.path("decisions.csv")))
    }

    @Test func acceptanceThatFindsNoLinkIsRefusedAndReported() throws {
        let scene = try scene()
        try scene.bank("bank-2.csv", ["T8,2024-11-05,Cozma Foods SRL,Voicu Trans SRL,8.00,EUR,marfa"])
        try scene.run()
        let decision = Decision(verdict: .accept, subject: id(scene, "8.00"))
        #expect(#expect(throws: Problem.self) { try DecisionRecorder(options: scene.options).record(decision) }?.kind == .inputMissing)
        try scene.write("decisions.csv", "verdict,subject,object,by,at,because\naccept,\(decision.subject)/tiktok:7001,,,,\n")
        #expect(try scene.run().warnings.contains { $0.hasPrefix("decisions.csv:2: ") })
    }

    @Test func unknownSubjectInTheFileIsReportedByTheRun() throws {
        let scene = try scene()
        try scene.write("decisions.csv", "verdict,subject,object,by,at,because\naccept,p-0000000000000000,,,,\n")
        #expect(try scene.run().warnings.contains { $0.hasPrefix("decisions.csv:2: “accept p-0000000000000000” fits nothing") })
    }

    /// A handle that two platforms have is refused as a name that several parties bear, with those who fit.
    @Test(arguments: [Decision.Verdict.same, .different])
    func severalFitsAreRefusedAndReported(verdict: Decision.Verdict) throws {
        let scene = try scene()
        try scene.write(
            "accounts.csv", "platform,handle,legal_name\ntiktok,ana.popa,Ana Popa\ntiktok,zmeul,Anca Zdrobiș\nyoutube,zmeul,Matei Ghindă\n")
        try scene.run()
        let decision = Decision(verdict: verdict, subject: "@zmeul", object: "Ion Rusu")
        let problem = #expect(throws: Problem.self) { try DecisionRecorder(options: scene.options).record(decision) }
        #expect(problem?.kind == .usage)
        #expect(problem?.description.hasPrefix("@zmeul: 2 parties fit; give the id of the one that you mean: n-") == true)
        #expect(
            problem?.remedy.contains("Anca Zdrobiș tiktok:zmeul") == true && problem?.remedy.contains("Matei Ghindă youtube:zmeul") == true)
        try scene.write("decisions.csv", "verdict,subject,object,by,at,because\nsame,@zmeul,Ion Rusu,,,\nsame,Nimeni,Ion Rusu,,,\n")
        let warnings = try scene.run().warnings.filter { $0.hasPrefix("decisions.csv:") }
        #expect(warnings.count == 2)
        #expect(
            warnings.first?.hasPrefix("decisions.csv:2: “same @zmeul Ion Rusu” changes nothing: @zmeul: 2 parties fit; give the id") == true
        )
        #expect(
            warnings.last
                == "decisions.csv:3: “same Nimeni Ion Rusu” changes nothing: Nimeni: names no party; take an id (n-…), name, account or handle of payers.csv and creators.csv"
        )
    }

    @Test func withoutADecisionsFileInTheConfigurationTheVerdictIsRefused() throws {
        let scene = try scene()
        scene.extra = ""
        let decision = Decision(verdict: .accept, subject: id(scene, "100.00"))
        #expect(#expect(throws: Problem.self) { try DecisionRecorder(options: scene.options).record(decision) }?.kind == .configuration)
    }

    @Test(arguments: [
        "by;verdict;subject;object;at;because;note\n", "verdict,subject,object,by,at,because",
        "\u{FEFF}Verdict,Subject,Object,By,At,Because\r\n",
    ])
    func fileKeepsItsLayout(header: String) throws {
        let scene = try scene()
        try scene.write("decisions.csv", header)
        for verdict in [Decision.Verdict.accept, .reject] {
            try DecisionRecorder(options: scene.options).record(
                Decision(verdict: verdict, subject: id(scene, "40.00"), by: "me", because: "a;b,c"))
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: scene.path("decisions.csv")))
        #expect(bytes.starts(with: Data(header.utf8)))
        #expect(try DecisionsFile(path: scene.path("decisions.csv"), name: "").decisions.map(\.because) == ["a;b,c", "a;b,c"])
    }

    @Test func pairsKeepTheirColumns() throws {
        let scene = try scene()
        try scene.write("pairs.csv", "note;name1;name2\n=1+1;Ana Popa;POPA ANA\n\"a;b\";Ana Popa;Radu Barbu\n")
        var answer: [UInt8] = []
        let collector = Collector()
        var pairs = NamePairs()
        try pairs.answer(file: scene.path("pairs.csv")) { collector.bytes += copy $0 }
        answer = collector.bytes
        let lines = String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines[0] == "note,name1,name2,probability,same,evidence")
        #expect(lines[1].hasPrefix("=1+1,Ana Popa,POPA ANA,0.9") && lines[1].contains(",yes,"))
        #expect(lines[2].hasPrefix("a;b,Ana Popa,Radu Barbu,0.0") && lines[2].contains(",no,"))
    }

    private final class Collector {
        var bytes: [UInt8] = []
    }
}
