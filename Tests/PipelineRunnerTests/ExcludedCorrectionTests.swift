import Foundation
import PipelineModel
import PipelineRunner
import Testing

/// A ledger whose drops say of one transaction, one after the other, that it was executed or that it was not.
@Suite struct ExcludedCorrectionTests {
    private static let bank = """
        {"id": "bank", "kind": "ledger", "path": "bank*.csv", "columns": {"id": "id", "date": "date", "payer": "payer", "payee": "payee",
         "amount": "amount", "currency": "currency", "reference": "reference"},
         "exclude": [{"column": "Stare", "equals": "RESPINS", "reason": "not executed"}]}
        """

    private func scene() throws -> Scene { try Scene(sources: [Self.bank, Scene.accounts, Scene.posts]) }

    private func deliver(_ states: [String], _ number: Int, to scene: Scene, amount: String = "1000.00") throws {
        let rows = states.map { "T77001,2024-11-05,Pridvor Media SRL,Ana Popa,\(amount),EUR,clip #drumdrept,\($0)\n" }
        let other = "T\(number),2024-11-0\(number),Pridvor Media SRL,Ion Rusu,1.00,EUR,clip #drumdrept,OK\n"
        try scene.write("bank-\(number).csv", "id,date,payer,payee,amount,currency,reference,Stare\n" + other + rows.joined())
    }

    @Test(arguments: [
        (["OK", "RESPINS"], false), (["RESPINS", "OK"], true), (["OK"], true), (["RESPINS"], false), (["OK", "RESPINS", "OK"], true),
        (["RESPINS", "OK", "RESPINS"], false), (["OK", "Decontat", "RESPINS"], false), (["OK", "RESPINS", "Decontat"], true),
    ]) func theLastDropSaysWhetherItCounts(states: [String], counts: Bool) throws {
        let scene = try scene()
        for (index, state) in states.enumerated() { try deliver([state], index + 1, to: scene) }
        try scene.run()
        let rows = scene.table("payments.csv").filter { $0["amount"] == "1000.00" }
        #expect(rows.count == (counts ? 1 : 0))
        // Delivered again it is the same record, and the first stands for both.
        let standing = states.last { $0 != "RESPINS" }.flatMap { states.firstIndex(of: $0) } ?? 0
        if counts { #expect(rows.first?["sources"] == "bank-\(standing + 1).csv:3") }
        #expect(scene.total == "\((counts ? 1000 : 0) + states.count).00")
        try expectBalance(scene)
    }

    private func expectBalance(_ scene: Scene) throws {
        let manifest = try RunManifest(json: scene.read("out/run.json"))
        for drop in manifest.drops {
            let counts = drop.records
            #expect(counts.records == counts.entries + counts.repeats + counts.excluded + counts.rejected + counts.blank)
            for sums in drop.controlTotals.values {
                let parts = ["entries", "repeats", "excluded", "rejected"].compactMap { sums[$0].flatMap { Double($0) } }
                #expect(parts.reduce(0, +) == Double(sums["read"] ?? ""))
            }
        }
    }

    @Test func theIdAndTheChangeSayWhatBecameOfIt() throws {
        let scene = try scene()
        try deliver(["OK"], 1, to: scene)
        try scene.run()
        let row = scene.table("payments.csv").first { $0["amount"] == "1000.00" }
        let (payment, payee) = (row?["payment_id"] ?? "", row?["payee_id"] ?? "")
        try deliver(["RESPINS"], 2, to: scene)
        try scene.run()
        let change = scene.table("changes.csv").filter { $0["payment_id"] == payment && $0["currency"] == "EUR" }
        #expect(change.map { $0["because"] } == ["correction of bank-1.csv:3 by bank-2.csv:3 (excluded)"])
        #expect(change.first?["after"] == "")
        let told = try scene.explain(payment)
        #expect(told.hasPrefix("\(payment) has no payment any more: a later file gives its transaction on a record that is excluded\n"))
        #expect(told.contains("bank-2.csv:3  (excluded)") && told.contains("bank-1.csv:3  (corrected by the one above)"))
        #expect(told.contains("Ana Popa,1000.00,EUR,clip #drumdrept,RESPINS"))
        #expect(try scene.explain(payment + "/drum").contains("bank-2.csv:3  (excluded)"))
        // The payee has an account of its own, so that it is still known; a payment that comes back has its id again.
        #expect(try scene.explain(payee).contains("Ana Popa"))
        try deliver(["OK"], 3, to: scene)
        try scene.run()
        #expect(scene.table("payments.csv").contains { $0["payment_id"] == payment })
    }

    @Test func aPartyThatOnlyAWithdrawnRecordNamedIsExplained() throws {
        let scene = try scene()
        let header = "id,date,payer,payee,amount,currency,reference,Stare\n"
        try scene.write("bank-1.csv", header + "T77001,2024-11-05,Pridvor Media SRL,Zoe Zamfir,1000.00,EUR,clip #drumdrept,OK\n")
        try scene.run()
        let payee = scene.table("payments.csv").first?["payee_id"] ?? ""
        try scene.write("bank-2.csv", header + "T77001,2024-11-05,Pridvor Media SRL,Zoe Zamfir,1000.00,EUR,clip #drumdrept,RESPINS\n")
        try scene.run()
        #expect(try scene.explain(payee).contains("bank-1.csv:2  (corrected by the one above)"))
    }

    /// What a drop excludes beside the payment, such as its fee, is no later version of it.
    @Test func aLineBesideThePaymentTakesNothingBack() throws {
        let scene = try scene()
        try deliver(["OK", "RESPINS"], 1, to: scene)
        try deliver(["RESPINS"], 2, to: scene)
        try scene.run()
        #expect(scene.table("payments.csv").contains { $0["amount"] == "1000.00" })
        try expectBalance(scene)
    }

    @Test(arguments: [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]])
    func orderOfArrival(order: [Int]) throws {
        for states in [["OK", "RESPINS", "RESPINS"], ["OK", "RESPINS", "OK"], ["RESPINS", "OK", "RESPINS"]] {
            let atOnce = try scene()
            for (index, state) in states.enumerated() { try deliver([state], index + 1, to: atOnce) }
            try atOnce.run()
            let scene = try scene()
            for number in order {
                try deliver([states[number - 1]], number, to: scene)
                try scene.run()
            }
            #expect(try scene.outputs(without: ["changes.csv"]) == atOnce.outputs(without: ["changes.csv"]), "\(states)")
        }
    }
}
