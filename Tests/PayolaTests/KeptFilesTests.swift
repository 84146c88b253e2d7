import Foundation
import Testing

/// Nothing that a user keeps is overwritten by outputs or exports: neither what the investigation rests on, nor a file that is none of ours.
@Suite struct KeptFilesTests {
    /// Where the ledger, or another file of the investigation, has the name of an output.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// The configuration's name, and what is written beside it.
        var configuration = "pipeline.json"
        var text = SmallLedger.configuration()
        var files: [String: String] = ["l.csv": SmallLedger.text(SmallLedger.rows(1...3))]
        /// Links by what they lead to.
        var links: [String: String] = [:]
        var arguments: [String]
        var status: Int32
        var message: String
    }

    private static func ledger(_ path: String, top: String = "") -> String {
        SmallLedger.configuration(top: top).replacing("\"l.csv\"", with: "\"\(path)\"")
    }

    private static let own = ["payments.csv": SmallLedger.text(SmallLedger.rows(1...3))]
    private static let choose = "; choose a folder of its own\n"
    private static let name = "; name a folder of its own, such as out\n"

    static let cases: [Case] = [
        Case(
            testDescription: "a ledger, by --output", text: ledger("payments.csv"), files: own, arguments: ["run", "--output", "."],
            status: 73,
            message: "payola: --output: “.” would put an output in the place of payments.csv, a file of the source “l”" + choose),
        Case(
            testDescription: "a ledger, by the configuration", text: ledger("payments.csv", top: #", "output": ".""#), files: own,
            arguments: ["run"], status: 78,
            message: "payola: pipeline.json: output: “.” would put an output in the place of payments.csv, a file of the source “l”" + name),
        Case(
            testDescription: "a ledger, over a link", text: ledger("payments.csv"), files: own, links: ["here": "."],
            arguments: ["run", "--output", "here"], status: 73,
            message: "payola: --output: “here” would put an output in the place of payments.csv, a file of the source “l”" + choose),
        Case(
            testDescription: "a ledger, over a folder and back", text: ledger("payments.csv"),
            files: own.merging(["in/x": ""]) { $1 }, arguments: ["run", "--output", "in/../"], status: 73,
            message: "payola: --output: “in/../” would put an output in the place of payments.csv, a file of the source “l”" + choose),
        Case(
            testDescription: "a ledger that is a link", text: ledger("bank.csv"), files: ["in/payments.csv": own["payments.csv"] ?? ""],
            links: ["bank.csv": "in/payments.csv"], arguments: ["run", "--output", "in"], status: 73,
            message: "payola: --output: “in” would put an output in the place of bank.csv, a file of the source “l”" + choose),
        Case(
            testDescription: "an archive", text: ledger("*.csv", top: #", "output": ".""#), files: ["flags.csv": "PK\u{3}\u{4}"],
            arguments: ["run"], status: 78,
            message: "payola: pipeline.json: output: “.” would put an output in the place of flags.csv, a file of the source “l”" + name),
        Case(
            testDescription: "a source that would read outputs", text: ledger("*.csv"), files: ["bank.csv": own["payments.csv"] ?? ""],
            arguments: ["run", "--output", "."], status: 73,
            message:
                "payola: --output: “.” would put campaign_totals.csv where the source “l” takes its files from (*.csv), and the next run would read it as evidence"
                + choose),
        Case(
            testDescription: "the decisions", text: SmallLedger.configuration(top: #", "decisions": "out/flags.csv""#), arguments: ["run"],
            status: 78,
            message: "payola: pipeline.json: output: “out” would put an output in the place of out/flags.csv, the reviewers' decisions"
                + name),
        Case(
            testDescription: "the rates",
            text: SmallLedger.configuration(top: #", "rates": [ { "provider": "ecb", "path": "out/links.csv" } ]"#), arguments: ["run"],
            status: 78,
            message: "payola: pipeline.json: output: “out” would put an output in the place of out/links.csv, the rates" + name),
        Case(
            testDescription: "the store", arguments: ["run", "--store", "out/payers.csv"], status: 78,
            message: "payola: pipeline.json: output: “out” would put an output in the place of out/payers.csv, the store" + name),
        Case(
            testDescription: "the configuration", configuration: "run.json", arguments: ["run", "run.json", "--output", "."], status: 73,
            message: "payola: --output: “.” would put an output in the place of run.json, the configuration" + choose),
        Case(
            testDescription: "a file that is none of ours", files: ["l.csv": own["payments.csv"] ?? "", "out/payments.csv": "mine\n"],
            arguments: ["run", "--output", "out"], status: 73,
            message:
                "payola: out/payments.csv: would be overwritten, and no run of this investigation wrote it as it is; move it elsewhere to keep it, or delete it, then run again; or choose another folder with --output\n"
        ),
        Case(
            testDescription: "another program's run.json", files: ["l.csv": own["payments.csv"] ?? "", "out/run.json": "{\"run\": 7}\n"],
            arguments: ["run", "--output", "out"], status: 73,
            message:
                "payola: out/run.json: would be overwritten, and no run of this investigation wrote it as it is; move it elsewhere to keep it, or delete it, then run again; or choose another folder with --output\n"
        ),
    ]

    @Test(arguments: cases) func nothingIsWrittenWhereAFileWouldBeLost(_ item: Case) throws {
        let place = try Workplace()
        try place.write(item.configuration, item.text)
        for (name, text) in item.files { try place.write(name, text) }
        for (name, target) in item.links {
            try FileManager.default.createSymbolicLink(atPath: place.path(name), withDestinationPath: target)
        }
        let before = try Self.tree(place)
        let outcome = try place.payola(arguments: item.arguments)
        #expect(outcome.status == item.status)
        #expect(outcome.errors == item.message)
        #expect(try Self.tree(place) == before)
    }

    /// Every file below a folder, with what is in it.
    private static func tree(_ place: Workplace) throws -> [String: Data?] {
        var files: [String: Data?] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: place.folder) where !name.hasPrefix(".std") {
            files[name] = .some(FileManager.default.contents(atPath: place.path(name)))
        }
        return files
    }

    /// The folder stays the one that it was, so that whoever stands in it still does.
    @Test func theCurrentFolderIsPublishedToInPlace() throws {
        let place = try Workplace()
        try place.write("in/bank.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        try place.write("in/pipeline.json", Self.ledger("bank.csv"))
        func identity() throws -> Int? { try FileManager.default.attributesOfItem(atPath: place.path("in"))[.systemFileNumber] as? Int }
        let before = try identity()
        for rows in [3, 4] {
            try place.write("in/bank.csv", SmallLedger.text(SmallLedger.rows(1...rows)))
            #expect(try place.payola("run", "--quiet", "--output", ".", in: "in").status == 0)
            #expect(try place.table("in/payments.csv").count == rows)
        }
        #expect(try identity() == before)
        #expect(try place.read("in/bank.csv") == SmallLedger.text(SmallLedger.rows(1...4)))
        #expect(place.files(in: "in").keys.contains("run.json") && !place.files(in: "in").keys.contains(".payola-staging"))
    }

    /// A folder that evidence stands in is no other afterwards either, wherever the program is called.
    @Test func aFolderWithEvidenceIsPublishedToInPlace() throws {
        let place = try Workplace()
        try place.write("out/in/bank.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        try place.write("pipeline.json", Self.ledger("out/in/bank*.csv"))
        func identity() throws -> Int? { try FileManager.default.attributesOfItem(atPath: place.path("out"))[.systemFileNumber] as? Int }
        let before = try identity()
        #expect(try place.payola("run", "--quiet").status == 0)
        #expect(try identity() == before)
        #expect(try place.table("out/payments.csv").count == 3)
    }

    @Test func ownOutputsAreReplacedAndThatOneWasEditedIsSaid() throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        #expect(try place.payola("run", "--quiet").status == 0)
        // By what run.json seals, where the store is gone.
        try place.remove(".payola")
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...4)))
        #expect(try place.payola("run", "--quiet").status == 0)
        let edited = try place.read("out/payers.csv") + "a note\n"
        try place.write("out/payers.csv", edited)
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...5)))
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("payola: warning: out/payers.csv was changed since the run that wrote it"))
        #expect(try place.read("out/payers.csv") != edited)
        #expect(try place.table("out/payments.csv").count == 5)
        // A file that no run ever wrote is somebody's own.
        try place.write("out/other.csv", "mine\n")
        try place.remove("out/run.json")
        try place.remove(".payola")
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...6)))
        #expect(try place.payola("run", "--quiet").status == 73)
        #expect(try place.table("out/payments.csv").count == 5)
    }

    private static let exports = [
        ("csv", "payments.csv"), ("xlsx", "payola.xlsx"), ("html", "payola-report.html"), ("ftm", "payola.ftm.json"),
        ("graphml", "payola.graphml"),
    ]

    @Test(arguments: exports) func anExportTakesNoFilesPlace(_ format: String, _ name: String) throws {
        let place = try Workplace()
        try place.write("pipeline.json", Self.ledger(name == "payments.csv" ? name : "l.csv"))
        for ledger in ["l.csv", "payments.csv"] { try place.write(ledger, SmallLedger.text(SmallLedger.rows(1...3))) }
        #expect(try place.payola("run", "--quiet").status == 0)
        if format != "csv" { try place.write(name, "mine\n") }
        let before = place.files(in: "")
        let outcome = try place.payola("export", "--format", format, "--output", ".")
        #expect(outcome.status == 73)
        #expect(
            outcome.errors
                == (format == "csv"
                    ? "payola: --output: “.” would put an output in the place of payments.csv, a file of the source “l”" + Self.choose
                    : "payola: ./\(name): would be overwritten, and no export wrote it as it is; move it elsewhere to keep it, or delete it, then export again; or choose another folder with --output\n")
        )
        #expect(place.files(in: "").filter { !$0.key.hasPrefix(".std") } == before.filter { !$0.key.hasPrefix(".std") })
        #expect(try place.payola("verify").status == 0)
    }

    @Test(arguments: exports, [["--output", "given"], []])
    func exportsAreReplacedByLaterOnes(_ export: (String, String), option: [String]) throws {
        let (format, name) = export
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        let folder = option.last ?? "out/export"
        for rows in [3, 3, 4] {
            try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...rows)))
            #expect(try place.payola("run", "--quiet").status == 0)
            #expect(try place.payola(arguments: ["export", "--format", format] + option).status == 0)
            #expect(try place.payola(arguments: ["export", "--format", "graphml"] + option).status == 0)
        }
        let seals = try place.read(folder + "/payola-export.json")
        #expect(seals.contains("\"\(name)\"") && seals.contains("\"payola.graphml\""))
        let edited = Data("mine".utf8) + (place.files(in: folder)[name] ?? Data())
        try place.write(folder + "/" + name, bytes: Array(edited))
        #expect(try place.payola(arguments: ["export", "--format", format] + option).status == 73)
        #expect(place.files(in: folder)[name] == edited)
    }

    @Test func anotherInvestigationsFilesAreNotOurs() throws {
        let place = try Workplace()
        for (name, rows) in [("one", 3), ("two", 4)] {
            try place.write(
                name + "/pipeline.json", SmallLedger.configuration(top: ", \"investigation\": \"\(name)\", \"output\": \"out\""))
            try place.write(name + "/l.csv", SmallLedger.text(SmallLedger.rows(1...rows)))
            #expect(try place.payola("run", "--quiet", in: name).status == 0)
        }
        #expect(try place.payola("export", "--format", "xlsx", in: "one").status == 0)
        let before = (place.files(in: "one/out"), place.files(in: "one/out/export"))
        let run = try place.payola("run", "--output", "../one/out", in: "two")
        #expect(run.status == 73 && run.errors.contains("payola: ../one/out/payments.csv: would be overwritten, and no run of this"))
        let export = try place.payola("export", "--format", "xlsx", "--output", "../one/out/export", in: "two")
        #expect(export.status == 73 && export.errors.contains("payola: ../one/out/export/payola.xlsx: would be overwritten, and no export"))
        #expect((place.files(in: "one/out"), place.files(in: "one/out/export")) == before)
    }

    /// Published files may be exported to where they stand.
    @Test func csvFilesMayBeExportedOntoThemselves() throws {
        let place = try Workplace()
        try place.write("pipeline.json", SmallLedger.configuration())
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...3)))
        #expect(try place.payola("run", "--quiet").status == 0)
        #expect(try place.payola("export", "--format", "csv", "--output", "out").status == 0)
        #expect(try place.payola("verify").status == 0)
        try place.write("l.csv", SmallLedger.text(SmallLedger.rows(1...4)))
        #expect(try place.payola("run", "--quiet").status == 0)
    }
}
