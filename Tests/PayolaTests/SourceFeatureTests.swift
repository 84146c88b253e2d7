import Foundation
import Testing

/// General abilities of a source that the profiles use and any configuration may.
@Suite struct SourceFeatureTests {
    private func run(_ text: String, _ source: String) throws -> (
        payments: [[String: String]], drop: [String: Any], outcome: Workplace.Outcome
    ) {
        let place = try Workplace()
        try place.write("l.csv", text)
        try place.write(
            "pipeline.json",
            """
            { "version": 1, "reporting": { "currencies": ["EUR"], "payments": "all" }, "limits": { "maxRejectRate": 1 },
              "sources": [ { "id": "l", "kind": "ledger", "path": "l.csv", \(source) } ] }
            """)
        let outcome = try place.payola("run", "--quiet")
        guard outcome.status == 0 else { return ([], [:], outcome) }
        let balances = try Balances(try place.read("out/run.json"))
        #expect(balances.faults == [])
        let manifest = try JSONSerialization.jsonObject(with: Data(try place.read("out/run.json").utf8)) as? [String: Any]
        return (try place.table("out/payments.csv"), (manifest?["drops"] as? [[String: Any]])?.first ?? [:], outcome)
    }

    @Test func aColumnSaysWhichWayTheMoneyWent() throws {
        let result = try run(
            """
            Date;Counterparty;Debit/credit;Amount;Currency
            2024-11-04;Alfa;Debit;10,00;EUR
            2024-11-05;Beta;Credit;-20,00;EUR
            2024-11-06;Gama;sideways;30,00;EUR

            """,
            """
            "parse": { "decimalSeparator": "," }, "constants": { "holder": "Me" },
            "columns": { "date": "Date", "counterparty": "Counterparty", "amount": "Amount", "currency": "Currency" },
            "direction": { "column": "Debit/credit", "in": ["Credit"], "out": ["debit"] }
            """)
        #expect(
            result.payments.map { "\($0["payer"] ?? "")>\($0["payee"] ?? "") \($0["amount"] ?? "")" }.sorted() == [
                "Beta>Me 20.00", "Me>Alfa 10.00",
            ])
        #expect((result.drop["records"] as? [String: Int])?["rejected"] == 1)
    }

    @Test func theCurrencyStandsInTheHeader() throws {
        let columns = #""columns": { "date": "Date", "payer": "From", "payee": "To", "amount": "Amount (*)" }"#
        let result = try run("Date,From,To,Amount (RON)\n2024-11-04,Alfa,Beta,10.50\n", columns)
        #expect(result.payments.map { $0["currency"] } == ["RON"])
        let both = try run("Date,From,To,Amount (RON),Amount (EUR)\n2024-11-04,Alfa,Beta,10.50,2.10\n", columns)
        #expect(both.outcome.status == 78)
        #expect(both.outcome.errors.contains("several"))
    }

    @Test func aValueStandsForAnotherAndAPartOfATextForAName() throws {
        let result = try run(
            """
            When,What,Ccy,Sum
            2024-11-04,Payment to: Alfa SRL; ref 7,LEI,10.50

            """,
            """
            "columns": { "date": "When", "payee": { "first": "What", "from": ["to:"], "until": [";"] }, "currency": "Ccy", "amount": "Sum" },
            "constants": { "payer": "Me" }, "values": { "currency": { "LEI": "RON" } }
            """)
        #expect(result.payments.map { $0["payee"] } == ["Alfa SRL"])
        #expect(result.payments.map { $0["currency"] } == ["RON"])
    }

    static let continued = #"""
        "columns": { "date": "Date", "payee": "To:", "reference": { "first": ["Note:", "lines"] }, "amount": "Sum" },
        "constants": { "payer": "Me", "currency": "EUR" }, "rows": { "continued": { "column": "Date", "text": "Text", "labels": ["To:", "Note:"], "pages": ["Page"] } }
        """#

    @Test func rowsGoOnWithTheTransactionAboveThem() throws {
        let text = """
            Date,Text,Sum
            2024-11-04,Transfer,10.00
            ,To: Alfa SRL,
            ,Note: one,
            ,Page 2,
            Date,Text,Sum
            ,note: two,
            2024-11-05,Transfer,20.00
            ,To: Beta SRL,
            ,free text,
            ,Alfa Total Ltd,30.00

            """
        let result = try run(text, Self.continued)
        #expect(
            result.payments.map { "\($0["payee"] ?? "") \($0["amount"] ?? "") \($0["sources"] ?? "")" }.sorted() == [
                "Alfa SRL 10.00 l.csv:2", "Beta SRL 20.00 l.csv:8",
            ])
        #expect(
            result.drop["excluded_by_reason"] as? [String: Int] == [
                "goes on with the transaction above": 5, "title, sum or footer of a page": 2,
            ])
        // A row with an amount and without a date is no line of text: it is rejected, not swallowed.
        #expect((result.drop["records"] as? [String: Int])?["rejected"] == 1)
    }

    @Test func aTransactionThatBeginsWithoutARowOfItsOwnIsRejected() throws {
        let result = try run("Date,Text,Sum\n,To: Alfa SRL,\n2024-11-05,Transfer,20.00\n,To: Beta SRL,\n", Self.continued)
        #expect(result.payments.map { $0["payee"] } == ["Beta SRL"])
        #expect((result.drop["records"] as? [String: Int])?["rejected"] == 1)
    }

    static let totals = [
        "Total,,,1240.00,EUR", "GRAND TOTAL,,,1240.00,", ",,Total general,1240.00,EUR", "Total", "Suma totală:,,,1240.00,EUR",
        "Total rows: 2",
    ]

    @Test(arguments: totals) func aSumAtTheEndIsNoPaymentAndNoReject(row: String) throws {
        let result = try run(
            "Date,From,To,Amount,Currency\n2024-11-04,Alfa,Beta,1000.00,EUR\n2024-11-05,Alfa,Total Energies,240.00,EUR\n" + row + "\n",
            #""columns": { "date": "Date", "payer": "From", "payee": "To", "amount": "Amount", "currency": "Currency" }"#)
        #expect(result.payments.count == 2)
        #expect(result.drop["excluded_by_reason"] as? [String: Int] == ["sum of the rows": 1])
        #expect((result.drop["records"] as? [String: Int])?["rejected"] == 0)
    }

    @Test func aRowWithoutADateThatIsNoSumIsRejected() throws {
        let result = try run(
            "Date,From,To,Amount,Currency\n2024-11-04,Alfa,Beta,1000.00,EUR\n,Totally Real Ltd,Beta,5.00,EUR\n",
            #""columns": { "date": "Date", "payer": "From", "payee": "To", "amount": "Amount", "currency": "Currency" }"#)
        #expect((result.drop["records"] as? [String: Int])?["rejected"] == 1)
    }

    static let damaged = ["1.7E+15", "7.3E+18", "7,43333E+18", "1.73070720000000E+15"]

    @Test(arguments: damaged) func anIdThatASpreadsheetRoundedIsRefused(id: String) throws {
        let result = try run(
            "Id;Date;From;To;Amount;Currency\n\(id);2024-11-04;Alfa;Beta;1000.00;EUR\n7433333333333333333;2024-11-04;Alfa;Beta;5.00;EUR\n",
            #""columns": { "id": "Id", "date": "Date", "payer": "From", "payee": "To", "amount": "Amount", "currency": "Currency" }"#)
        #expect(result.payments.map { $0["amount"] } == ["5.00"])
        #expect((result.drop["records"] as? [String: Int])?["rejected"] == 1)
    }
}
