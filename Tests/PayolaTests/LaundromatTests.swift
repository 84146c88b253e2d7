import Foundation
import Testing

/// A real ledger, from its file to `payments.csv`, against figures that were computed independently.
@Suite(
    .enabled(
        if: SharedData.has("ledgers/az_laundromat_ledger.csv", "ledgers/az_laundromat_expected_rows.csv", "rates/eurofxref-hist.csv"),
        "the shared data are not here"))
struct LaundromatTests {
    @Test func everyRowConvertsToTheCent() throws {
        let place = try Workplace()
        for (name, file) in [("ledger.csv", "ledgers/az_laundromat_ledger.csv"), ("rates.csv", "rates/eurofxref-hist.csv")] {
            try FileManager.default.copyItem(atPath: SharedData.path(file), toPath: place.path(name))
        }
        try place.write(
            "pipeline.json",
            """
            { "version": 1, "reporting": { "currencies": ["EUR"], "payments": "all" },
              "rates": [ { "provider": "ecb", "path": "rates.csv" } ],
              "sources": [ { "id": "az", "kind": "ledger", "path": "ledger.csv",
                "columns": { "date": "date", "amount": "amount", "currency": "currency", "payer": "payer_name", "payer_account": "payer_account",
                             "payee": "beneficiary_name", "payee_account": "beneficiary_account", "reference": "purpose" } } ] }
            """)
        let outcome = try place.payola("run")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("16,940 records: 16,940 entries, 0 repeats, 0 excluded, 0 rejected, 0 blank\n16,940 payments;"))
        #expect(try Balances(place.read("out/run.json")).faults == [])

        let expected = CSVText.table(try SharedData.text("ledgers/az_laundromat_expected_rows.csv"))
        #expect(expected.count == 16_940)
        var byLine: [String: [String: String]] = [:]
        for payment in try place.table("out/payments.csv") {
            for source in (payment["sources"] ?? "").split(separator: " ") { byLine[String(source)] = payment }
        }
        #expect(byLine.count == 16_940)
        var off: [String] = []
        for (index, row) in expected.enumerated() {
            let payment = byLine["ledger.csv:\(index + 2)"]
            // The ledger's minus sign is the sender's view.
            let wanted = (row["eur_half_up"] ?? "").drop { $0 == "-" }
            let isSame = payment.map { Self.same($0["reporting_amount"], String(wanted)) && $0["rate_date"] == row["rate_date"] } == true
            if !isSame { off.append("line \(index + 2): \(wanted) on \(row["rate_date"] ?? ""), not \(payment ?? [:])") }
        }
        #expect(off.isEmpty, "\(off.count) off, first: \(off.first ?? "")")
    }

    private static func same(_ left: String?, _ right: String) -> Bool {
        guard let left, let mine = Decimal(string: left), let other = Decimal(string: right) else { return false }
        return mine == other
    }
}
