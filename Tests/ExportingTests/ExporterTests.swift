import Foundation
import PipelineModel
import Testing

@testable import Exporting

struct ExporterTests {
    private struct Entity: Decodable {
        var id: String
        var schema: String
        var properties: [String: [String]]
    }

    @Test(arguments: ExporterRegistry.formats)
    func `The same run gives the same bytes`(_ format: String) throws {
        let run = try PublishedRun(folder: fixtureRun)
        #expect(try exported(format, run) == exported(format, run))
    }

    @Test func `An unknown format is refused with the known ones`() {
        let problem = #expect(throws: Problem.self) { try ExporterRegistry.exporter(for: "pdf") }
        #expect(problem?.remedy.contains("xlsx") == true)
    }

    @Test func `A folder that cannot be written is an error of its own kind`() {
        let problem = #expect(throws: Problem.self) { try ExportFolder(path: "/proc/nowhere") }
        #expect(problem?.kind == .cannotWrite)
    }

    @Test func `CSV files come out byte for byte`() throws {
        for (name, data) in try exported("csv", PublishedRun(folder: fixtureRun)) {
            #expect(data == FileManager.default.contents(atPath: fixtureRun + "/" + name), "\(name)")
        }
    }

    @Test func `Each FollowTheMoney line is an entity, and each reference has its entity`() throws {
        let lines = text(try exported("ftm", PublishedRun(folder: fixtureRun))["payola.ftm.json"]).split(separator: "\n")
        let entities = try lines.map { try JSONDecoder().decode(Entity.self, from: Data($0.utf8)) }
        let ids = Set(entities.map(\.id))
        #expect(ids.count == entities.count)
        for entity in entities {
            for property in ["payer", "beneficiary", "project", "proof", "owner", "subject", "object"] {
                for value in entity.properties[property] ?? [] { #expect(ids.contains(value), "\(entity.id).\(property)") }
            }
        }
        #expect(Set(entities.map(\.schema)).isSuperset(of: ["Payment", "LegalEntity", "UserAccount", "Article", "Document", "Project"]))
        #expect(entities.count { $0.schema == "Payment" } == 24)
    }

    @Test func `Hostile strings stay whole in FollowTheMoney`() throws {
        let hostile = try HostileRun(try HostileStrings.all())
        let lines = text(try exported("ftm", PublishedRun(folder: hostile.folder.path))["payola.ftm.json"]).split(
            separator: "\n", omittingEmptySubsequences: true)
        var names: Set<[UInt8]> = []
        for line in lines {
            let properties = try JSONDecoder().decode(Entity.self, from: Data(line.utf8)).properties
            for name in (properties["name"] ?? []) + (properties["notes"] ?? []) { names.insert(Array(name.utf8)) }
        }
        for string in hostile.strings { #expect(names.contains(Array(string.utf8)), "\(string.prefix(40).debugDescription)") }
    }

    @Test func `A workbook is a ZIP archive`() throws {
        let hostile = try HostileRun(try HostileStrings.all())
        let data = try #require(try exported("xlsx", PublishedRun(folder: hostile.folder.path))["payola.xlsx"])
        #expect(data.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    }

    @Test(arguments: [
        ("a\u{0}b", "a_x0000_b"), ("_x0041_", "_x005F_x0041_"), ("x_x004", "x_x004"), ("a\rb", "a_x000D_b"), ("a\tb\nc", "a\tb\nc"),
        ("\u{FFFF}", "_xFFFF_"),
    ])
    func `Workbook texts escape what XML cannot hold`(written: String, escaped: String) {
        #expect(XLSXText.escaped(written) == escaped)
    }

    @Test(arguments: [
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a b", "https://a\"b", "//x", " https://x",
        "https://x\u{0}",
    ])
    func `What is no plain web address never becomes a link`(_ address: String) {
        #expect(!WebAddress.isLink(address))
    }

    @Test(arguments: [("A > B", ["A", "B"]), ("A", ["A"]), ("", []), ("A \\> B > C\\\\", ["A > B", "C\\"])])
    func `Paths of flows are read back as names`(path: String, names: [String]) {
        #expect(FlowDiagram.stations(path) == names)
    }

    @Test func `Places of sources are read back with their blanks`() {
        let places = SourcePlace.all("a.csv:3 b%20c%2520.csv:12")
        #expect(places == [SourcePlace(file: "a.csv", line: "3"), SourcePlace(file: "b c%20.csv", line: "12")])
    }
}
