import Foundation
import PipelineModel
import PipelineRunner
import Testing

/// What was changed or lost behind a run's back is refused, and not run over.
@Suite struct LostEvidenceTests {
    private func scene() throws -> Scene {
        let scene = try Scene()
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.run()
        return scene
    }

    @Test func storeWhoseBytesChangedIsNotSealedAgain() throws {
        let scene = try scene()
        let store = URL(fileURLWithPath: scene.path("state/store.sqlite"))
        var bytes = try Data(contentsOf: store)
        let name = try #require(bytes.range(of: Data("Pridvor".utf8)))
        bytes[name.lowerBound] = UInt8(ascii: "F")
        try bytes.write(to: store)
        try scene.bank("bank-2.csv", ["T2,2024-11-06,Pridvor Media SRL,Ion Rusu,40.00,EUR,clip #drumdrept"])
        let before = try scene.outputs()
        let problem = #expect(throws: Problem.self) { try scene.run() }
        #expect(problem?.kind == .dataRefused && problem?.file == store.path)
        #expect(try scene.outputs() == before)
        #expect(try !Verification(options: scene.options).verify().faults.isEmpty)
    }

    @Test func decisionsThatTheLastRunHonouredAreMissed() throws {
        let scene = try scene()
        scene.extra = "\"decisions\": \"decisions.csv\","
        // A file that is not written yet is none.
        try scene.run()
        let payment = try #require(scene.table("payments.csv").first?["payment_id"])
        let header = "verdict,subject,object,by,at,because\n"
        try scene.write("decisions.csv", header + "reject,\(payment),,me,2024-12-01,test\n")
        try scene.run()
        #expect(scene.total == "0.00")
        try scene.move("decisions.csv", to: "kept.csv")
        let problem = #expect(throws: Problem.self) { try scene.run() }
        #expect(problem?.kind == .configuration && problem?.field == "decisions")
        #expect(scene.total == "0.00")
        try scene.write("decisions.csv", header)
        try scene.run()
        #expect(scene.total == "100.00")
    }

    /// Two declarations of which one has no rate in lei: what was declared in lei is open, and that is said.
    @Test func declarationWithoutARateIsSaid() throws {
        let scene = try Scene()
        scene.sources.append(
            """
            {"id": "declared", "kind": "declaration", "path": "declared.csv", "columns": {"campaign": "campaign", "to": "to", "amount": "amount",
             "currency": "currency"}}
            """)
        try scene.bank("bank-1.csv", ["T1,2024-11-05,Pridvor Media SRL,Ana Popa,100.00,EUR,clip #drumdrept"])
        try scene.write("declared.csv", "campaign,to,amount,currency\ndrum,2024-11-30,500.00,EUR\ndrum,2025-03-31,20.00,EUR\n")
        let outcome = try scene.run()
        let totals = scene.table("campaign_totals.csv")
        #expect(totals.map { $0["declared"] } == ["520.00", ""])
        #expect(outcome.warnings.count == 1)
        #expect(outcome.warnings.first?.hasPrefix("declared.csv:3: ") ?? false)
        #expect(outcome.warnings.first?.contains("RON") ?? false)
        let page = try scene.explain("drum/RON")
        #expect(page.contains("declared.csv:2") && page.contains("declared.csv:3") && page.contains("there is no rate on 2025-03-31"))
    }
}
