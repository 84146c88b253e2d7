import Foundation
import TestSupport
import Testing

/// Workbooks, archives and statements as a user has them: in the program's own runs.
@Suite struct ContainerTests {
    static func configuration(_ path: String, source: String = "", top: String = "") -> String {
        SmallLedger.configuration(source: source, top: top).replacing("\"path\": \"l.csv\"", with: "\"path\": \"\(path)\"")
    }

    static let cells =
        [["Id", "Date", "Payer", "Payee", "Amount", "Currency", "Note"]]
        + (1...6).map { ["\($0)", "2024-11-0\($0)", "Alfa SRL", "Beta \($0)", "=\($0).25", "EUR", "x"] }

    static let text = cells.map { $0.map { $0.replacing("=", with: "") }.joined(separator: ",") + "\n" }.joined()

    /// The columns that do not name the file.
    static func payments(_ place: Workplace) throws -> [[String]] {
        try place.table("out/payments.csv").map { row in
            ["payment_id", "date", "payer", "payee", "amount", "currency"].map { row[$0] ?? "" }
        }
    }

    static func run(_ path: String, source: String = "", _ files: [(String, [UInt8])]) throws -> (Workplace, Workplace.Outcome) {
        let place = try Workplace()
        for (name, bytes) in files { try place.write(name, bytes: bytes) }
        try place.write("pipeline.json", configuration(path, source: source))
        return (place, try place.payola("run", "--quiet"))
    }

    @Test func theSameTableGivesTheSamePayments() throws {
        let (plain, _) = try Self.run("l.csv", [("l.csv", Array(Self.text.utf8))])
        let expected = try Self.payments(plain)
        #expect(expected.count == 6)
        let book = WorkbookFile([.init("Foaie1", table: Self.cells)]).bytes
        let archive = ZIPFile([("l.csv", Self.text)]).bytes
        let nested = ZIPFile([.init("day.zip", archive), .init("books/l.xlsx", book)]).bytes
        for (path, bytes) in [("l.xlsx", book), ("l.zip", archive), ("nested.zip!/*.xlsx", nested), ("nested.zip/day.zip/l.csv", nested)] {
            let file = path.split(separator: "!")[0].split(separator: "/")[0]
            let (place, outcome) = try Self.run(path, [(String(file), bytes)])
            #expect(outcome.status == 0, "\(path): \(outcome.errors)")
            #expect(outcome.errors == "")
            #expect(try Self.payments(place) == expected, "\(path)")
            #expect(try place.payola("verify").status == 0)
        }
    }

    @Test func theFilesOfAnArchiveAreTheDrops() throws {
        let first = Self.text.split(separator: "\n").prefix(4).joined(separator: "\n") + "\n"
        let second = ([Self.text.split(separator: "\n")[0]] + Self.text.split(separator: "\n").suffix(3)).joined(separator: "\n") + "\n"
        let (place, outcome) = try Self.run(
            "bundle.zip",
            [
                (
                    "bundle.zip",
                    ZIPFile([("b.csv", second), ("a.csv", first), ("README.txt", "What this is.\n"), ("c.pdf", "%PDF-1.7")]).bytes
                )
            ])
        #expect(outcome.status == 0)
        #expect(
            outcome.errors == """
                payola: warning: bundle.zip/README.txt is left out of the source “l”: it has no column “Id”
                payola: warning: bundle.zip/c.pdf is left out of the source “l”: it looks like a PDF, not delimited text

                """)
        let (loose, _) = try Self.run("*.csv", [("a.csv", Array(first.utf8)), ("b.csv", Array(second.utf8))])
        #expect(try Self.payments(place) == Self.payments(loose))
        let places = Set(try place.table("out/payments.csv").map { $0["sources"] ?? "" })
        #expect(places.contains("bundle.zip/a.csv:2") && places.contains("bundle.zip/b.csv:4"))
        let manifest = try #require(JSONSerialization.jsonObject(with: Data(place.read("out/run.json").utf8)) as? [String: Any])
        let drops = try #require(manifest["drops"] as? [[String: Any]])
        let plain = try JSONSerialization.jsonObject(with: Data(loose.read("out/run.json").utf8)) as? [String: Any]
        #expect(drops.map { $0["sha256"] as? String } == (plain?["drops"] as? [[String: Any]])?.map { $0["sha256"] as? String })
        #expect((manifest["left_out"] as? [[String: String]])?.map { $0["file"] } == ["bundle.zip/README.txt", "bundle.zip/c.pdf"])
        // The bytes of a line are found again, also where only the archive has them.
        let payment = try #require(place.table("out/payments.csv").first { $0["sources"] == "bundle.zip/b.csv:2" }?["payment_id"])
        #expect(try place.payola("explain", payment).output.contains("4,2024-11-04,Alfa SRL,Beta 4,4.25,EUR,x"))
        let again = try place.payola("run", "--quiet")
        #expect(again.status == 0)
        #expect(again.output.isEmpty)
        // A byte changed in the archive is found by verify.
        try place.write("bundle.zip", bytes: ZIPFile([("a.csv", first.replacing("Beta 1", with: "Beta 9")), ("b.csv", second)]).bytes)
        let verified = try place.payola("verify")
        #expect(verified.status == 65)
        #expect((verified.output + verified.errors).contains("bundle.zip/a.csv: the file has changed"))
    }

    @Test func keptCopiesStandInForALostArchive() throws {
        let place = try Workplace()
        try place.write("l.zip", bytes: ZIPFile([("l.csv", Self.text)]).bytes)
        try place.write("pipeline.json", Self.configuration("l.zip", top: #", "evidence": "copy""#))
        #expect(try place.payola("run", "--quiet").status == 0)
        try place.remove("l.zip")
        let payment = try #require(place.table("out/payments.csv").first?["payment_id"])
        let outcome = try place.payola("explain", payment)
        #expect(outcome.output.contains("l.zip/l.csv is gone; the kept copy is shown"))
        #expect(outcome.output.contains(",2024-11-0"))
    }

    @Test func aSheetIsChosenByTheConfiguration() throws {
        let book = WorkbookFile([.init("Plăți", table: Self.cells), .init("Note", table: [["a"], ["b"]])]).bytes
        let (_, refused) = try Self.run("l.xlsx", [("l.xlsx", book)])
        #expect(refused.status == 78)
        #expect(
            refused.errors
                == "payola: l.xlsx: dialect.sheet: the workbook has several sheets with data: “Plăți”, “Note”; set dialect.sheet to one of them, in a source for each sheet that matters\n"
        )
        let (place, outcome) = try Self.run("l.xlsx", source: #", "dialect": { "sheet": "Plăți" }"#, [("l.xlsx", book)])
        #expect(outcome.status == 0)
        #expect(try Self.payments(place).count == 6)
        let payment = try #require(place.table("out/payments.csv").first { $0["sources"] == "l.xlsx:5" }?["payment_id"])
        #expect(try place.payola("explain", payment).output.contains("4,2024-11-04,Alfa SRL,Beta 4,4.25,EUR,x"))
    }

    @Test func idsThatASpreadsheetRoundedAreRefused() throws {
        let rows =
            [["Id", "Date", "Payer", "Payee", "Amount", "Currency", "Note"]]
            + ["7301234567890123776", "7.3012345678901238E+18"].map { ["=\($0)", "2024-11-03", "A", "B", "=1.5", "EUR", ""] }
        let (_, outcome) = try Self.run("l.xlsx", [("l.xlsx", WorkbookFile([.init("S", table: rows)]).bytes)])
        #expect(outcome.status == 65)
        #expect(
            outcome.errors.contains(
                "l.xlsx:2: id: 2 of 2 records were rejected, more than limits.maxRejectRate (0.05) allows; the first: a spreadsheet has turned the id into a rounded number and its digits are lost"
            ), "\(outcome.errors)")
    }

    @Test(
        arguments: [
            (
                "l.zip", ZIPFile([("../l.csv", text)]).bytes,
                "payola: l.zip: its member “../l.csv” leads out of the archive (“..”); fetch the archive again, or unpack it and name the files"
            ),
            (
                "l.zip", ZIPFile([("other.csv", "a,b\n1,2\n")]).bytes,
                "payola: l.zip: no file in the archive suits the source “l”; l.zip/other.csv: has no column “Id”; check the source's columns, or name the members in its path, such as l.zip!/*.csv"
            ),
            (
                "l.zip!/*.tsv", ZIPFile([("l.csv", text)]).bytes, "payola: l.zip: no file in the archive matches “*.tsv”; it holds l.csv"
            ),
            ("l.csv!/*.csv", Array(text.utf8), "payola: l.csv: is no ZIP archive; leave out what follows the “!” in the source's path"),
        ] as [(String, [UInt8], String)])
    func isRefusedWithItsMessage(_ path: String, _ bytes: [UInt8], _ message: String) throws {
        let (place, outcome) = try Self.run(path, [(String(path.split(separator: "!")[0]), bytes)])
        #expect(outcome.status == 65)
        #expect(outcome.errors == message + "\n")
        #expect(place.files(in: "out").isEmpty)
    }

    @Test func aReportOfTheBNRConvertsByOneDivision() throws {
        let place = try Workplace()
        try place.write(
            "l.csv",
            SmallLedger.text([SmallLedger.row(1, amount: "100000", currency: "HUF"), SmallLedger.row(2, amount: "10.00", currency: "RON")]))
        try place.write(
            "bnr.xml",
            """
            <?xml version="1.0" encoding="utf-8"?><DataSet xmlns="http://www.bnr.ro/xsd"><Body><OrigCurrency>RON</OrigCurrency>
            <Cube date="2024-11-01"><Rate currency="EUR">4.9753</Rate><Rate currency="HUF" multiplier="100">1.2187</Rate><Rate currency="XDR"/></Cube>
            <Cube date="2024-11-05"><Rate currency="EUR">9.0000</Rate></Cube></Body></DataSet>
            """)
        try place.write("pipeline.json", SmallLedger.configuration(top: #", "rates": [ { "provider": "bnr", "path": "bnr.xml" } ]"#))
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try place.table("out/payments.csv").sorted { ($0["currency"] ?? "") < ($1["currency"] ?? "") }
        // 100000 × 0.012187 ÷ 4.9753 = 244.9500532…; 10 ÷ 4.9753 = 2.00992…
        #expect(rows.map { $0["reporting_amount"] } == ["244.95", "2.01"])
        #expect(rows.map { $0["rate"] } == ["bnr:0.012187/4.9753", "bnr:4.9753"])
        #expect(rows.map { $0["rate_date"] } == ["2024-11-01", "2024-11-01"])
        #expect(
            try place.payola("rates", "show", "HUF", "--on", "2024-11-03").output
                == "1 HUF = 0.012187 RON on 2024-11-01 (the last rate on or before 2024-11-03)\n")
        let payment = try #require(rows[0]["payment_id"])
        let explained = try place.payola("explain", payment).output
        #expect(
            explained.contains("× 0.012187 RON a HUF, published by the BNR 2024-11-01; ÷ 4.9753 RON a EUR, published by the BNR 2024-11-01")
        )
        let manifest = try place.read("out/run.json")
        #expect(manifest.contains("\"provider\" : \"bnr\""))
    }
}
