import Foundation
import PipelineModel
import Testing

@testable import Exporting

struct PublishedRunTests {
    @Test func `A folder without a run is refused with what to do`() throws {
        let folder = try TemporaryFolder()
        let problem = #expect(throws: Problem.self) { try PublishedRun(folder: folder.path) }
        #expect(problem?.kind == .inputMissing)
        #expect(problem?.remedy.contains("payola run") == true)
    }

    @Test func `A file that was changed after it was published is refused`() throws {
        let folder = try copyOfFixture()
        let file = folder.path + "/payments.csv"
        try (String(contentsOfFile: file, encoding: .utf8) + "x\n").write(toFile: file, atomically: true, encoding: .utf8)
        let problem = #expect(throws: Problem.self) { try PublishedRun(folder: folder.path) }
        #expect(problem?.kind == .dataRefused)
    }

    @Test func `A published file that is gone is missed`() throws {
        let folder = try copyOfFixture()
        try FileManager.default.removeItem(atPath: folder.path + "/links.csv")
        #expect(throws: Problem.self) { try PublishedRun(folder: folder.path) }
    }

    @Test(arguments: [(",", ".", false), (";", ",", true), ("\t", ".", false)])
    func `Every text and amount comes back as it was, in any style`(delimiter: String, separator: String, bom: Bool) throws {
        let strings = try HostileStrings.all()
        let hostile = try HostileRun(strings, delimiter: delimiter, decimalSeparator: separator, bom: bom)
        let table = try #require(try PublishedRun(folder: hostile.folder.path).table("payments.csv"))
        var read: [String] = []
        try table.eachRow { row in
            read.append(row["payer"])
            #expect(row.decimal("amount")?.plain == "1234.50")
        }
        #expect(read.map { Array($0.utf8) } == strings.map { Array($0.utf8) })
    }

    @Test(arguments: ["a,b\n\"x", "a,b\nx\n", "a,b\nx,\"y\"z\n", "a,b\nx,y\"\n", "a,b\nx,y", "", "a\nb\n", "a,a\n1,2\n"])
    func `Damage is refused, never read`(_ damaged: String) {
        #expect(throws: Problem.self) { try PublishedTable(data: Data(damaged.utf8), file: "x.csv").eachRow { _ in } }
    }

    @Test func `Further columns at the end do no harm`() throws {
        let table = try PublishedTable(data: Data("payment_id,amount,later\np,1.50,x\n".utf8), file: "x.csv")
        try table.eachRow { #expect($0["amount"] == "1.50") }
        #expect(try table.count() == 1)
    }

    @Test(arguments: [
        ("1.50", "1.50"), ("-0.05", "-0.05"), ("12,5", "12.5"), ("", nil), ("-", nil), ("1.", nil), (".5", nil), ("1e5", nil),
        ("1.2.3", nil),
    ])
    func `Plain decimals are read exactly or not at all`(written: String, read: String?) {
        #expect(PlainDecimal(written)?.plain == read)
    }

    private func copyOfFixture() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: fixtureRun) {
            try FileManager.default.copyItem(atPath: fixtureRun + "/" + name, toPath: folder.path + "/" + name)
        }
        return folder
    }
}
