import Foundation
import Testing

@testable import Flagging

/// The page that documents flags says what the registry says.
struct FlagPageTests {
    private static let page: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return (try? String(contentsOf: root.appendingPathComponent("Sources/PipelineRunner/Documentation.docc/Flags.md"), encoding: .utf8))
            ?? ""
    }()

    /// The cells of the page's rows, by the flag that they are about.
    private static var rows: [String: [String]] {
        let cells = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        return Dictionary(uniqueKeysWithValues: cells.map { ($0[0].filter { $0 != "`" }, $0) })
    }

    @Test func everyFlagHasARowAndEveryRowAFlag() {
        #expect(Set(Self.rows.keys) == Set(FlagRules.all.map { $0.name }))
    }

    @Test(arguments: FlagRules.all.map { $0.name })
    func aRowTellsParametersDefaultsAndSource(_ name: String) throws {
        let rule = try #require(FlagRules.all.first { $0.name == name })
        let row = try #require(Self.rows[name])
        #expect(row.count == 4 && row.allSatisfy { !$0.isEmpty })
        let told = row[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        for parameter in rule.parameters {
            let expected = "`\(parameter.key)`" + (parameter.kind == .words ? "" : " \(parameter.standard)")
            #expect(told.contains { $0 == expected || $0.hasPrefix(expected + " ") }, "\(name): \(expected) is not in “\(row[2])”")
        }
        let keys = row[2].matches(of: /`([a-zA-Z]+)`/).map { String($0.1) }
        #expect(Set(keys).subtracting(["units"]) == Set(rule.parameters.map(\.key)))
    }

    @Test func everyLabelIsNamed() throws {
        let labels = try #require(MissingLabel.parameters.first { $0.key == "labels" }).standard.split(separator: " ")
        for label in labels { #expect(Self.page.contains("`\(label)`"), "\(label) is not named") }
    }
}
