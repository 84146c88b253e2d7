import Foundation
import Testing

/// `payola trace` as somebody uses it on the samples.
@Suite struct TraceTests {
    private static func samples() throws -> Workplace {
        let place = try Workplace()
        try Samples.copy(to: place)
        #expect(try place.payola("run", "--quiet").status == 0)
        return place
    }

    @Test func aPartyIsFoundByWhatSomebodyWrites() throws {
        let place = try Self.samples()
        let id = try #require(try place.table("out/flows.csv").first { $0["origin"] == "Tiberiu Vâlceanu-Roth" }?["origin_id"])
        let whole = try place.payola("trace", id)
        #expect(whole.status == 0 && whole.output.hasPrefix("Tiberiu Vâlceanu-Roth: where its money went in 2024,\n"))
        for text in [
            "tiberiu valceanu-roth", "Vâlceanu-Roth, Tiberiu", "Tiberiu", "ro82 btrl 5319 8602 4737 1288", "RO82BTRL5319860247371288",
        ] {
            #expect(try place.payola("trace", text).output == whole.output, "\(text)")
        }
        let creator = try place.payola("trace", "--to", "tiktok:kinga.balla").output
        #expect(creator.contains("Pridvor Digital Media SRL") && creator.contains("Tiberiu Vâlceanu-Roth"))
        for text in ["@kinga.balla", "kinga.balla", "KINGA SZOCS-BALLA"] {
            #expect(try place.payola("trace", "--to", text).output == creator, "\(text)")
        }
    }

    @Test func whoFitsSeveralIsAskedWhich() throws {
        let place = try Workplace()
        try place.write(
            "l.csv", "Id,Date,Payer,Payee,Amount,Currency\n1,2024-11-01,Orion Media SRL,A,1,EUR\n2,2024-11-02,Orion Print SRL,B,1,EUR\n")
        try place.write(
            "pipeline.json",
            """
            { "version": 1, "sources": [ { "id": "l", "kind": "ledger", "path": "l.csv",
              "columns": { "id": "Id", "date": "Date", "payer": "Payer", "payee": "Payee", "amount": "Amount", "currency": "Currency" } } ] }
            """)
        #expect(try place.payola("run", "--quiet").status == 0)
        let several = try place.payola("trace", "Orion")
        #expect(several.status == 64)
        #expect(several.errors.hasPrefix("payola: Orion: 2 parties fit; give the id of the one that you mean: n-"))
        #expect(several.errors.contains(" Orion Media SRL") && several.errors.contains(" Orion Print SRL"))
        #expect(try place.payola("trace", "Orion Media").output.hasPrefix("Orion Media SRL:"))
        let none = try place.payola("trace", "Orin Medya")
        #expect(none.status == 66 && none.errors.contains("the nearest names are"))
        let both = try place.payola("trace", "Orion Media", "Orion Print")
        #expect(both.status == 0 && both.output.contains("Orion Media SRL:") && both.output.contains("Orion Print SRL:"))
    }

    /// The whole chain of the samples' campaign: origin, agency, every creator.
    @Test func theChainFitsAScreen() throws {
        let place = try Self.samples()
        let outcome = try place.payola("trace", "Tiberiu", "--campaign", "cale-dreapta")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count <= 23, "24 lines with the prompt")
        for line in lines { #expect(line.count <= 80, "\(line)") }
        let creators = Set(try place.table("out/flows.csv").filter { $0["origin"] == "Tiberiu Vâlceanu-Roth" }.compactMap { $0["creator"] })
        #expect(creators.count > 10)
        for name in creators { #expect(outcome.output.contains("─ \(name)  ")) }
    }

    /// What the intermediaries of the samples received, paid and kept adds up in every currency.
    @Test func balancesAddUp() throws {
        let place = try Self.samples()
        let rows = try place.table("out/balances.csv")
        #expect(rows.contains { $0["role"] == "intermediary" })
        for row in rows {
            func amount(_ column: String) -> Decimal { Decimal(string: row[column] ?? "") ?? .nan }
            #expect(
                amount("received") + amount("own") + amount("exchanged_in") == amount("paid_on") + amount("exchanged_out") + amount("kept"),
                "\(row)")
        }
    }
}
