import Foundation
import TestSupport
import Testing

/// One smallest input per message. Each comes after a good run, and must leave its outputs as they were.
@Suite struct BadInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var ledger = SmallLedger.text(SmallLedger.rows(1...3))
        /// Nil takes the file away.
        var configuration: String? = SmallLedger.configuration()
        var status: Int32
        var message: String
    }

    static let cases: [Case] = [
        Case(
            testDescription: "missing configuration", configuration: nil, status: 66,
            message:
                "payola: pipeline.json: there is no such file; `payola init FOLDER` writes one for the files in a folder; or name another"),
        Case(
            testDescription: "empty file", ledger: "", status: 65,
            message: "payola: l.csv: is empty; check the export, or take the file out of the source's path"),
        Case(
            testDescription: "unknown column", ledger: "Nr,Date,Payer,Payee,Amount,Currency,Note\n1,2024-11-04,A,B,1.50,EUR,x\n",
            status: 78,
            message:
                "payola: l.csv: sources[l].columns.id: l.csv has no column “Id”; did you mean “Nr”? its columns are “Nr”, “Date”, “Payer”, “Payee”, “Amount”, “Currency”, “Note”"
        ),
        Case(
            testDescription: "broken JSON", configuration: "{ \"version\": 1,\n  \"sources\": [ }\n", status: 78,
            message:
                "payola: pipeline.json:2: is no valid JSON (The given data was not valid JSON.); mend that line or the one before it: a comma, a quote or a bracket is missing or too many"
        ),
        Case(
            testDescription: "unknown key", configuration: SmallLedger.configuration(source: #", "dialekt": {}"#), status: 78,
            message: "payola: pipeline.json: sources[0].dialekt: unknown key; did you mean “dialect”?"),
        Case(
            testDescription: "wrong type", configuration: SmallLedger.configuration(source: #", "dialect": { "header": "yes" }"#),
            status: 78,
            message: "payola: pipeline.json: sources[0].dialect.header: expected true or false, found a text; write true or false"),
        Case(
            testDescription: "missing needed column",
            configuration:
                #"{ "version": 1, "sources": [ { "id": "l", "kind": "ledger", "path": "l.csv", "columns": { "date": "Date" } } ] }"#,
            status: 78,
            message:
                "payola: pipeline.json: sources[0].columns.amount: a ledger source needs amount, or debit and credit; map it to a column, or set it under constants"
        ),
        Case(
            testDescription: "ambiguous dates",
            ledger: SmallLedger.text([SmallLedger.row(1, date: "03/04/2024"), SmallLedger.row(2, date: "05/06/2024")]), status: 78,
            message:
                "payola: l.csv: sources[l].parse.date: column “Date”: “03/04/2024” is 2024-04-03 or 2024-03-04, and no value of the column decides; set parse.date of source “l” to \"dd/MM/yyyy\" or \"MM/dd/yyyy\""
        ),
        Case(
            testDescription: "ambiguous amounts",
            ledger: SmallLedger.text([SmallLedger.row(1, amount: "1.234"), SmallLedger.row(2, amount: "2.345")]), status: 78,
            message:
                "payola: l.csv: sources[l].parse.decimalSeparator: column “Amount”: “1.234” is 1.234 or 1234, and no value of the column decides; set parse.decimalSeparator of source “l” to \".\" or \",\""
        ),
        Case(
            testDescription: "ambiguous dates and amounts",
            ledger: SmallLedger.text([
                SmallLedger.row(1, date: "03/04/2024", amount: "1.234"), SmallLedger.row(2, date: "05/06/2024", amount: "2.345"),
            ]), status: 78,
            message:
                "payola: l.csv: sources[l].parse.date: column “Date”: “03/04/2024” is 2024-04-03 or 2024-03-04, and no value of the column decides; set parse.date of source “l” to \"dd/MM/yyyy\" or \"MM/dd/yyyy\"\n"
                + "payola: l.csv: sources[l].parse.decimalSeparator: column “Amount”: “1.234” is 1.234 or 1234, and no value of the column decides; set parse.decimalSeparator of source “l” to \".\" or \",\""
        ),
        Case(
            testDescription: "a key that stands twice",
            configuration: SmallLedger.configuration(top: ", \"campaigns\": [],\n \"campaigns\": []"), status: 78,
            message:
                "payola: pipeline.json:6: campaigns: stands twice in its object, and only one of them would count; put both into one, or take one out"
        ),
        Case(
            testDescription: "a currency that there is not, of a flag",
            configuration: SmallLedger.configuration(top: #", "flags": { "structuring": { "currency": "ZZZ" } }"#), status: 78,
            message:
                "payola: pipeline.json: flags.structuring.currency: “ZZZ” is not an ISO 4217 code, nor the code of one of units; write for example EUR"
        ),
        Case(
            testDescription: "a currency that there is not, of a source",
            configuration: SmallLedger.configuration(source: #", "constants": { "executed_currency": "ZZZ" }"#), status: 78,
            message:
                "payola: pipeline.json: sources[0].constants.executed_currency: the currency “ZZZ” is unknown; write an ISO 4217 code, such as EUR, or add the code to units"
        ),
        Case(
            testDescription: "a currency that there is not, of a value",
            configuration: SmallLedger.configuration(source: #", "values": { "currency": { "lei noi": "RON", "x": "ZZZ" } }"#), status: 78,
            message:
                "payola: pipeline.json: sources[0].values.currency.x: the currency “ZZZ” is unknown; write an ISO 4217 code, such as EUR, or add the code to units"
        ),
        Case(
            testDescription: "too many rejects", ledger: SmallLedger.text([SmallLedger.row(1, currency: "QQQ"), SmallLedger.row(2)]),
            status: 65,
            message:
                "payola: l.csv:2: currency: 1 of 2 records were rejected, more than limits.maxRejectRate (0.05) allows; the first: unknown currency; write an ISO 4217 code such as EUR, or add the code to units in pipeline.json (“QQQ”); mend the file or the source's columns, dialect or parse settings; `payola inspect` shows what is in the file"
        ),
        Case(
            testDescription: "two tables in one file",
            ledger: SmallLedger.text(SmallLedger.rows(1...3)) + SmallLedger.header + ",Extra\n"
                + SmallLedger.rows(4...8).map { $0 + ",e\n" }.joined(), status: 65,
            message:
                "payola: l.csv:5: dialect.skipLines: is a header, and a table seems to stand above it from line 1 on, which would not be read; put each table in a file of its own, or, if nothing above line 5 is a record, set dialect.skipLines to 4"
        ),
        Case(
            testDescription: "columns in another order further down",
            ledger: SmallLedger.text(SmallLedger.rows(1...3)) + "Id,Date,Payee,Payer,Amount,Currency,Note\n"
                + SmallLedger.rows(4...80).map { $0 + "\n" }.joined(), status: 65,
            message:
                "payola: l.csv:5: names columns, and other than the header does, so that the records under it would be read into wrong fields; put each table in a file of its own"
        ),
        Case(
            testDescription: "a field less than names",
            ledger: SmallLedger.header + "\n1,2024-11-04,A,B,1.50,EUR\n2,2024-11-04,A,B,1.50,EUR\n",
            status: 65,
            message:
                "payola: l.csv:1: names 7 columns, and most rows have 6 fields, so that nothing says which name is that of which field; export the file again, or set dialect.header to false, dialect.skipLines to 1, and map columns to positions"
        ),
        Case(
            testDescription: "a spreadsheet instead of text", ledger: "PK\u{3}\u{4}xl/workbook.xml", status: 65,
            message:
                "payola: l.csv: is cut off or damaged: it has no directory of its members; fetch the archive again"
        ),
    ]

    @Test(arguments: cases) func isRefusedWithItsMessage(_ bad: Case) throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        #expect(try place.payola("run", "--quiet").status == 0)
        let before = place.files(in: "out")
        #expect(before.count > 5)

        try place.write("l.csv", bad.ledger)
        if let text = bad.configuration { try place.write("pipeline.json", text) } else { try place.remove("pipeline.json") }
        let outcome = try place.payola("run")
        #expect(outcome.status == bad.status)
        #expect(outcome.errors == bad.message + "\n")
        #expect(outcome.output == "")
        #expect(place.files(in: "out") == before)
    }

    @Test func aFileThatNeverWasIsMissing() throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        let outcome = try place.payola("run")
        #expect(outcome.status == 78)
        #expect(
            outcome.errors
                == "payola: pipeline.json: sources[0].path: no file matches “l.csv”; put the files there or mend the path; it is relative to pipeline.json\n"
        )
        #expect(place.files(in: "out").isEmpty)
    }

    @Test(arguments: [UInt64(1), 2, 3]) func randomBytesAreRefused(seed: UInt64) throws {
        let place = try Workplace()
        var random = SeededGenerator(seed: seed)
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", bytes: (0..<20_000).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        let outcome = try place.payola("run")
        #expect(outcome.status == 65, "seed \(seed)")
        #expect(
            outcome.errors
                == "payola: l.csv: looks like binary data, not delimited text; export it as CSV, or set dialect.encoding if it is text\n",
            "seed \(seed)")
        #expect(place.files(in: "out").isEmpty, "seed \(seed)")
    }

    @Test func aHeaderAloneIsNoFault() throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", SmallLedger.text([]))
        let outcome = try place.payola("run")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.hasPrefix("0 records: 0 entries, 0 repeats, 0 excluded, 0 rejected, 0 blank\n"))
        #expect(try place.table("out/payments.csv").isEmpty)
    }

    @Test func aLinkToNothingIsMissingInput() throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration().replacing("l.csv", with: "l*.csv"))
        try place.write("l-1.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        try FileManager.default.createSymbolicLink(atPath: place.path("l-2.csv"), withDestinationPath: "/nowhere/l-2.csv")
        let outcome = try place.payola("run")
        #expect(outcome.status == 66)
        #expect(
            outcome.errors
                == "payola: l-2.csv: is a link to /nowhere/l-2.csv, and nothing is there; bring the file back, or take the link out of the source's path\n"
        )
        #expect(place.files(in: "out").isEmpty)
    }

    @Test func aFolderThatMatchesIsNamed() throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration().replacing("l.csv", with: "l*.csv"))
        try place.write("l-1.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        try place.write("l-2.csv/inner.csv", SmallLedger.text(SmallLedger.rows(4...6)))
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.status == 0)
        #expect(
            outcome.errors
                == "payola: warning: l-2.csv is a folder, and what is in it is not read; the path of the source “l” matches files\n")
        #expect(try place.table("out/payments.csv").count == 3)
    }

    @Test(arguments: [true, false]) func aHeaderThatComesAgainIsCountedAndNoRecord(isGiven: Bool) throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration(source: isGiven ? #", "dialect": { "header": true }"# : ""))
        let rows = SmallLedger.rows(1...3) + [SmallLedger.header] + SmallLedger.rows(4...9)
        try place.write("l.csv", SmallLedger.text(rows))
        let outcome = try place.payola("run")
        #expect(outcome.output.hasPrefix("10 records: 9 entries, 0 repeats, 1 excluded, 0 rejected, 0 blank\n"))
        #expect(try place.read("out/run.json").contains("\"the header again\" : 1"))
    }

    @Test func severalFaultsAreToldTogether() throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", "Nr,Day,Payer,Payee,Amount,Currency,Note\n1,2024-11-04,A,B,1.50,EUR,x\n")
        let outcome = try place.payola("run")
        #expect(outcome.status == 78)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.map { $0.split(separator: ": ")[2] } == ["sources[l].columns.id", "sources[l].columns.date"])
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var row: String
        var field = ""
        var value = ""
        var reason: String
        /// The record as it was read, where it is not the row as written.
        var record: String?
    }

    static let damages: [Damage] = [
        Damage(
            testDescription: "unknown currency", row: SmallLedger.row(16, currency: "QQQ"), field: "currency", value: "QQQ",
            reason: "unknown currency; write an ISO 4217 code such as EUR, or add the code to units in pipeline.json"),
        Damage(
            testDescription: "too few columns", row: "16,2024-11-04,A,B,10.50",
            reason: "5 fields where the header has 7; a delimiter is missing, or a line end stands inside a field without quotes"),
        Damage(
            testDescription: "too many columns", row: "16,2024-11-04,A,B,10.50,EUR,x,y",
            reason: "8 fields where the header has 7; a field that contains the delimiter needs quotes around it"),
        Damage(
            testDescription: "open quote", row: "16,2024-11-04,\"A,B,10.50,EUR,x",
            reason: "a quote is opened and never closed; close it, or write the quote twice where it is meant as a character",
            record: "16,2024-11-04,\"A,B,10.50,EUR,x\""),
    ]

    @Test(arguments: damages) func oneBadRecordIsRejectedAndTheRestIsRead(_ damage: Damage) throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...15) + [damage.row] + SmallLedger.rows(17...40)))
        let outcome = try place.payola("run")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("40 records: 39 entries, 0 repeats, 0 excluded, 1 rejected, 0 blank\n"))
        #expect(try place.table("out/payments.csv").count == 39)
        let expected = [
            "source": "l", "file": "l.csv", "line": "17", "field": damage.field, "value": damage.value, "reason": damage.reason,
            "record": damage.record ?? damage.row,
        ]
        #expect(try place.table("out/rejects.csv") == [expected])
    }
}
