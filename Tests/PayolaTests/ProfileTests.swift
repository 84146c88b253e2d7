import Foundation
import TestSupport
import Testing

/// What stands beside `profile` in pipeline.json, what is refused, and what inspect and init say.
@Suite struct ProfileTests {
    private static let header = "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance"
    private static let rows = [
        "TRANSFER,Current,2024-10-28 09:15:01,2024-10-28 09:15:03,To Maria Ionescu,-350.00,0.00,RON,COMPLETED,1650.00",
        "TRANSFER,Current,2024-10-29 18:00:00,2024-10-29 18:00:02,To Dan Pop,-20.00,0.00,RON,PENDING,1650.00",
    ]

    private func workplace(_ source: String, header: String = header, rows: [String] = rows) throws -> Workplace {
        let place = try Workplace()
        try place.write("r.csv", ([header] + rows).map { $0 + "\n" }.joined())
        try place.write(
            "pipeline.json",
            """
            { "version": 1, "reporting": { "currencies": ["RON"], "payments": "all" },
              "sources": [ { "id": "r", "kind": "ledger", "path": "r.csv", "profile": "revolut-personal"\(source) } ] }
            """)
        return place
    }

    private func payments(_ source: String, header: String = header, rows: [String] = rows) throws -> [[String: String]] {
        let place = try workplace(source, header: header, rows: rows)
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.errors == "")
        return try place.table("out/payments.csv")
    }

    static let holder = #", "constants": { "holder": "Ana Marin" }"#

    @Test func theProfileAlone() throws {
        let payments = try payments(Self.holder)
        #expect(payments.map { $0["payee"] } == ["Maria Ionescu"])
        #expect(payments.map { $0["payer"] } == ["Ana Marin"])
    }

    @Test func aColumnBesideTheProfileTakesItsPlace() throws {
        let payments = try payments(Self.holder + #", "columns": { "date": "Started Date", "counterparty": "Product" }"#)
        #expect(payments.map { $0["payee"] } == ["Current"])
    }

    @Test func theHolderMayBeAnAccountAlone() throws {
        let payments = try payments(#", "constants": { "holder_account": "RO49AAAA1B31007593840000" }"#)
        #expect(payments.map { $0["payer"] } == ["RO49AAAA1B31007593840000"])
    }

    /// Nobody says whose account it is: the source's id labels it, and the run says so.
    @Test func withoutAHolderTheSourcesIdLabelsTheAccount() throws {
        let place = try workplace("")
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.status == 0)
        #expect(
            outcome.errors
                == "payola: warning: source “r”: nothing says whose account it is, so that its holder goes by “r”; set constants.holder to a name\n"
        )
        #expect(try place.table("out/payments.csv").map { $0["payer"] } == ["R"])
    }

    @Test func aRuleOfAnotherColumnIsAdded() throws {
        let rule = #", "exclude": [ { "column": "Description", "startsWith": "To Maria", "reason": "own sister" } ]"#
        #expect(try payments(Self.holder + rule).isEmpty)
    }

    @Test func aRuleOfTheSameColumnTakesItsPlace() throws {
        let rule = #", "exclude": [ { "column": "State", "unless": ["COMPLETED", "PENDING"], "reason": "neither" } ]"#
        #expect(try payments(Self.holder + rule).count == 2)
    }

    @Test func anEmptyListOfRulesTakesAllAway() throws { #expect(try payments(Self.holder + #", "exclude": []"#).count == 2) }

    @Test func parseBesideTheProfileWins() throws {
        let rows = Self.rows.map { $0.replacing("-350.00", with: "\"-350,00\"").replacing("-20.00", with: "\"-20,00\"") }
        let payments = try payments(Self.holder + #", "parse": { "decimalSeparator": ",", "groupingSeparator": "." }"#, rows: rows)
        #expect(payments.map { $0["amount"] } == ["350.00"])
    }

    @Test func linesBeforeTheHeaderAreFoundOut() throws {
        let payments = try payments(Self.holder, header: "Account statement\nGenerated on 2024-11-30,,\n\n" + Self.header)
        #expect(payments.map { $0["sources"] } == ["r.csv:5"])
    }

    @Test func aHeaderInOtherCaseIsTheSame() throws {
        #expect(try payments(Self.holder, header: Self.header.lowercased()).count == 1)
    }

    static let usual = [
        "Data tranzacției;Descriere;Sumă;Monedă\n04.11.2024;Ana Crâșmaru;-1.250,00;RON\n18.11.2024;Brightwell;300,00;RON\n",
        "Data tranzacţie,Detalii,Debit,Credit,Valuta\n2024-11-04,Ana Crâșmaru,1250.00,,RON\n2024-11-18,Brightwell,,300.00,RON\n",
        "Titular;Me;;\nData operaţiunii;Explicaţie;Transaction amount;Valuta\n04/11/2024;Ana Crâșmaru;-1250.00;RON\n18/11/2024;Brightwell;300.00;RON\nTotal;;950.00;\n",
    ]

    @Test(arguments: ["bcr", "brd"], usual) func aHeaderThatBanksShareIsReadWhereTheProfileIsNamed(bank: String, text: String) throws {
        let place = try Workplace()
        try place.write("r.csv", text)
        try place.write(
            "pipeline.json",
            """
            { "version": 1, "reporting": { "currencies": ["RON"], "payments": "all" },
              "sources": [ { "id": "r", "kind": "ledger", "path": "r.csv", "profile": "\(bank)"\(Self.holder) } ] }
            """)
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.errors == "")
        let payments = try place.table("out/payments.csv").map { "\($0["payer"] ?? "")>\($0["payee"] ?? "") \($0["amount"] ?? "")" }
        #expect(payments.sorted() == ["Ana Marin>Ana Crâșmaru 1250.00", "Brightwell>Ana Marin 300.00"])
    }

    @Test func aWorkbookWithTitlesIsReadUnderItsProfile() throws {
        let place = try Workplace()
        let table =
            [["Statement\nof the account"], [], ["Generated", "2024-11-30"], []]
            + ([Self.header] + Self.rows).map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        try place.write("r.xlsx", bytes: WorkbookFile([.init("Statement", table: table)]).bytes)
        try place.write(
            "pipeline.json",
            """
            { "version": 1, "reporting": { "currencies": ["RON"], "payments": "all" },
              "sources": [ { "id": "r", "kind": "ledger", "path": "r.xlsx", "profile": "revolut-personal"\(Self.holder) } ] }
            """)
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.errors == "")
        #expect(try place.table("out/payments.csv").map { $0["sources"] } == ["r.xlsx:6"])
        #expect(try place.payola("inspect", "r.xlsx").output.contains("The built-in profile “revolut-personal” fits."))
    }

    // MARK: What is refused

    struct Refusal: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var source: String
        var header = ProfileTests.header
        var message: String
    }

    static let refusals: [Refusal] = [
        Refusal(
            testDescription: "another layout", source: holder, header: header.replacing("State", with: "Status"),
            message: """
                payola: r.csv: sources[r].profile: the file has no layout of the profile “revolut-personal” that is known; it lacks “State”; \
                check that the file is Revolut personal statement; `payola inspect` shows its columns, which can be mapped without a profile

                """),
        Refusal(
            testDescription: "a misspelt column beside it", source: holder + #", "columns": { "reference": "Descripton" }"#,
            message: """
                payola: r.csv: sources[r].columns.reference: r.csv has no column “Descripton”; did you mean “Description”? its columns are \
                “Type”, “Product”, “Started Date”, “Completed Date”, “Description”, “Amount”, “Fee”, “Currency”, “State”, “Balance”

                """),
    ]

    @Test(arguments: refusals) func refused(_ refusal: Refusal) throws {
        let outcome = try workplace(refusal.source, header: refusal.header).payola("run", "--quiet")
        #expect(outcome.status == 78)
        #expect(outcome.errors == refusal.message)
    }

    static let names: [(profile: String, kind: String, message: String)] = [
        (
            "revolut-busines", "ledger",
            "payola: pipeline.json: sources[0].profile: no profile is called “revolut-busines”; the nearest are “revolut-business” and “revolut-personal”; `payola inspect FILE` tells which profile a file has\n"
        ),
        (
            "ecb-daily", "ledger",
            "payola: pipeline.json: sources[0].profile: “ecb-daily” is a file of reference rates, not a source; name it under rates\n"
        ),
        (
            "meta-ad-library-report", "ledger",
            "payola: pipeline.json: sources[0].kind: the profile “meta-ad-library-report” is of the kind adspend; write \"kind\": \"adspend\"\n"
        ),
    ]

    @Test(arguments: names) func theNameIsRefused(profile: String, kind: String, message: String) throws {
        let place = try Workplace()
        try place.write("l.csv", SmallLedger.text([SmallLedger.row(1)]))
        try place.write(
            "pipeline.json",
            #"{ "version": 1, "sources": [ { "id": "l", "kind": "\#(kind)", "path": "l.csv", "profile": "\#(profile)" } ] }"#)
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.status == 78)
        #expect(outcome.errors == message)
    }

    @Test func aFileOfAnotherProfileIsToldSo() throws {
        let header =
            "Transaction Date,Transaction Time,Time Zone,Transaction ID,Description,Credit Amount,Debit Amount,Currency,Status,Running Balance"
        let outcome = try workplace(Self.holder, header: header).payola("run", "--quiet")
        #expect(outcome.status == 78)
        #expect(outcome.errors.hasSuffix("its header is that of the profile “payoneer”\n"))
    }

    // MARK: inspect and init

    @Test func initProposesTheProfileAndAsksForTheHolder() throws {
        let place = try Workplace()
        try place.write("in/r.csv", ([Self.header] + Self.rows).joined(separator: "\n") + "\n")
        let outcome = try place.payola("init", "in")
        #expect(outcome.output.contains("source “r”: the file does not say whose account it is: set constants.holder"))
        let written = try place.read("in/pipeline.json")
        #expect(written.contains(#"{ "id": "r", "kind": "ledger", "path": "r.csv", "profile": "revolut-personal" }"#))
    }

    @Test func layoutsOfOneProfileBecomeOneSource() throws {
        let place = try Workplace()
        for name in ["monzo", "monzo-old"] {
            let text = try String(contentsOfFile: ProfileGoldenTests.folder + "/monzo/input/\(name).csv", encoding: .utf8)
            try place.write("in/\(name).csv", text)
        }
        _ = try place.payola("init", "in")
        #expect(
            try place.read("in/pipeline.json").contains(#"{ "id": "monzo", "kind": "ledger", "path": "monzo*.csv", "profile": "monzo" }"#))
    }

    @Test func inspectNamesTheTwoNearestOfAnUnknownHeader() throws {
        let place = try Workplace()
        try place.write("r.csv", ([Self.header.replacing("State", with: "Stage")] + Self.rows).joined(separator: "\n") + "\n")
        let outcome = try place.payola("inspect", "r.csv")
        #expect(
            outcome.output.contains(
                "no built-in profile has this header; the nearest are “revolut-personal” (the file lacks “State”) and “"))
        let object = try JSONSerialization.jsonObject(with: Data(try place.payola("inspect", "r.csv", "--json").output.utf8))
        let file = ((object as? [String: Any])?["files"] as? [[String: Any]])?.first
        #expect(file?["profile"] is NSNull)
        #expect((file?["nearestProfiles"] as? [[String: Any]])?.map { $0["profile"] as? String }.first == "revolut-personal")
        #expect((file?["nearestProfiles"] as? [Any])?.count == 2)
        try place.write("in/r.csv", try place.read("r.csv"))
        #expect(
            try place.payola("init", "in").output.contains(
                "source “r”: no built-in profile has this header; the nearest are “revolut-personal” (the file lacks “State”) and “"))
    }
}
