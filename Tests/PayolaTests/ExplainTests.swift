import Foundation
import Testing

/// `payola explain` as somebody uses it on the samples.
@Suite struct ExplainTests {
    /// What stands in the evidence of flags leads back to the line: the first payment, post and place of each flag.
    @Test func theEvidenceOfFlagsResolves() throws {
        let place = try Workplace()
        try Samples.copy(to: place)
        #expect(try place.payola("run", "--quiet").status == 0)
        var asked: [String: String] = [:]
        for flag in try place.table("out/flags.csv") {
            for piece in (flag["evidence"] ?? "").split(separator: " ").map(String.init) {
                let kind = piece.hasPrefix("p-") ? "payment" : piece.contains(".csv:") ? "place" : "post"
                if asked[kind + (flag["flag"] ?? "")] == nil { asked[kind + (flag["flag"] ?? "")] = piece }
            }
        }
        for kind in ["payment", "place", "post"] { #expect(asked.keys.contains { $0.hasPrefix(kind) }, "\(kind)") }
        for piece in Set(asked.values) {
            let outcome = try place.payola("explain", piece)
            #expect(outcome.status == 0, "\(piece): \(outcome.errors)")
            let kind = String(outcome.output.prefix { $0 != " " })
            #expect(asked.contains { $0.key.hasPrefix(kind) && $0.value == piece }, "\(piece)")
            #expect(outcome.output.contains(".csv:"), "\(piece)")
        }
    }

    @Test func aFileOutsideOfTheSourcesIsNoPlace() throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        #expect(try place.payola("run", "--quiet").status == 0)
        #expect(
            try place.payola("explain", "l.csv:2").output.contains(
                "\n  1,2024-11-04,Alfa SRL,Beta 1,10.50,EUR,x\n  evidence of the payment p-"))
        let header = try place.payola("explain", "l.csv:1")
        #expect(header.status == 66)
        #expect(
            header.errors
                == "payola: l.csv:1: no record stands on this line; lines count from 1, with the header; rejects.csv and payments.csv have the lines of records\n"
        )
        #expect(try place.payola("explain", "pipeline.json:2").errors.contains("nothing has or had this id"))
    }
}
