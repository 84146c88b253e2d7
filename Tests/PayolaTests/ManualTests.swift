import Foundation
import Testing

/// What is not documented fails here.
@Suite struct ManualTests {
    private static let pagePath = Program.package + "/Sources/PipelineRunner/Documentation.docc/Commands.md"

    private func dump() throws -> [String: Any] {
        let place = try Workplace()
        let outcome = try place.payola("--experimental-dump-help")
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return try #require(object?["command"] as? [String: Any])
    }

    /// Those that people call: `worker` is an engine's.
    private func subcommands(_ command: [String: Any]) -> [[String: Any]] {
        (command["subcommands"] as? [[String: Any]] ?? []).filter {
            $0["commandName"] as? String != "help" && $0["shouldDisplay"] as? Bool ?? true
        }
    }

    /// Every command that does something, by the words that call it, with its arguments.
    private func leaves(_ command: [String: Any], _ words: [String]) -> [(words: String, command: [String: Any])] {
        let words = words + [command["commandName"] as? String ?? ""]
        let below = subcommands(command)
        return below.isEmpty ? [(words.joined(separator: " "), command)] : below.flatMap { leaves($0, words) }
    }

    private func arguments(_ command: [String: Any]) -> [(name: String, text: String)] {
        (command["arguments"] as? [[String: Any]] ?? []).map { argument in
            let names = (argument["names"] as? [[String: String]] ?? []).map { ($0["kind"] == "long" ? "--" : "-") + ($0["name"] ?? "") }
            return (names.first ?? (argument["valueName"] as? String ?? "").uppercased(), argument["abstract"] as? String ?? "")
        }
    }

    @Test func everyCommandAndOptionSaysWhatItIsFor() throws {
        let leaves = leaves(try dump(), [])
        #expect(leaves.count > 12)
        for (words, command) in leaves {
            #expect(!(command["abstract"] as? String ?? "").isEmpty, "\(words) has no abstract")
            for argument in arguments(command) { #expect(!argument.text.isEmpty, "\(words) \(argument.name) has no help") }
        }
    }

    @Test func theManualPageNamesEveryCommandAndOption() throws {
        let manual = try Workplace().payola("manual").output.replacing("\\-", with: "-")
        for (words, command) in leaves(try dump(), []) {
            #expect(manual.contains(words), "\(words)")
            for argument in arguments(command) where !["--help", "--version", "-h"].contains(argument.name) {
                #expect(manual.contains(argument.name), "\(words) \(argument.name)")
            }
        }
    }

    @Test func readmeNamesEveryCommand() throws {
        let readme = String(decoding: try Data(contentsOf: URL(fileURLWithPath: Program.package + "/README.md")), as: UTF8.self)
        for command in subcommands(try dump()) {
            let name = command["commandName"] as? String ?? ""
            #expect(readme.contains("payola \(name)"), "\(name)")
        }
    }

    /// The page of commands is the program's own text; `PAYOLA_RECORD=1` writes it anew.
    @Test func thePageOfCommandsIsTheHelpsText() throws {
        let page = try Workplace().payola("manual", "--format", "markdown").output
        if ProcessInfo.processInfo.environment["PAYOLA_RECORD"] != nil {
            try Data(page.utf8).write(to: URL(fileURLWithPath: Self.pagePath))
            Issue.record("Commands.md was written anew; look at the difference")
        }
        #expect(page == String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: Self.pagePath))) ?? Data(), as: UTF8.self))
    }
}
