import Foundation
import Testing

@testable import Extraction

/// PapaParse's own cases, every one of them run. Those that it reads otherwise than the contract wants, or by an option that only it has,
/// stand in ``PapaParseLeftOut`` with the reason; a case that passes must not stand there.
@Suite("PapaParse's cases", .enabled(if: SharedData.has("csv/papaparse/papaparse-cases.json"), "the PapaParse cases are not there"))
struct PapaParseTests {
    @Test("read as PapaParse reads them", arguments: ["core", "parse"])
    func reads(section: String) throws {
        let all = try #require(try SharedData.json("csv/papaparse/papaparse-cases.json") as? [String: Any])
        let cases = try #require(all[section] as? [[String: Any]])
        #expect(!cases.isEmpty)
        let names = cases.indices.map { "\(section) \($0): \(cases[$0]["description"] as? String ?? "")" }
        #expect(PapaParseLeftOut.reasons.keys.filter { $0.hasPrefix(section) }.allSatisfy { names.contains($0) })
        for (index, fields) in cases.enumerated() {
            let name = names[index]
            let expected = (fields["expected"] as? [String: Any])?["data"] as? NSArray
            let actual = try? Self.read(fields["input"] as? String ?? "", fields["config"] as? [String: Any] ?? [:]) as NSArray
            if let reason = PapaParseLeftOut.reasons[name] {
                #expect(actual != expected, "\(name) passes, though it was left out because: \(reason)")
            } else {
                #expect(actual == expected, "\(name)")
            }
        }
    }

    /// The rows: lists of cells, or cells by name where the case has a header.
    private static func read(_ input: String, _ config: [String: Any]) throws -> [Any] {
        let header = config["header"] as? Bool ?? false
        let reader = try RecordReader(
            bytes: Array(input.utf8),
            settings: settings(
                delimiter: (config["delimiter"] as? String).flatMap { $0.count == 1 ? $0.first : nil },
                quote: (config["quoteChar"] as? String)?.first ?? "\"",
                skipLines: max(0, config["skipFirstNLines"] as? Int ?? 0), header: header))
        let rows = try reader.all().map(\.cells)
        return header ? rows.map { Dictionary(zip(reader.header, $0), uniquingKeysWith: { $1 }) } : rows
    }
}
