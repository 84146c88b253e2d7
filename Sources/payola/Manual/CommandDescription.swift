import ArgumentParser
import Foundation

/// A command as its own help describes it: the parser's dump of `--help`, of which the manual is made.
struct CommandDescription: Decodable {
    struct Name: Decodable {
        var kind: String
        var name: String

        var dashed: String { (kind == "long" ? "--" : "-") + name }
    }

    struct Argument: Decodable {
        var kind: String
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var abstract: String?
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool

        var isPositional: Bool { kind == "positional" }
        /// What every command has, and so is told once.
        var isCommon: Bool { names?.contains { ["help", "version"].contains($0.name) } ?? false }
        var text: String {
            let text = abstract ?? ""
            return defaultValue.map { "\(text) (default: \($0))" } ?? text
        }
        /// `--output DIR`, `CONFIG`, as the synopsis has it.
        var term: String {
            let value = (valueName ?? "").uppercased()
            guard !isPositional else { return value + (isRepeating ? " …" : "") }
            let names = (names ?? []).map(\.dashed).joined(separator: ", ")
            return kind == "option" ? "\(names) \(value)" : names
        }
        var synopsis: String { isOptional ? "[\(term)]" : term }
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    /// False of a command that programs call, and no person.
    var shouldDisplay: Bool?
    var subcommands: [CommandDescription]?
    var arguments: [Argument]?

    var shown: [Argument] { (arguments ?? []).filter { $0.shouldDisplay && !$0.isCommon } }

    /// The program, with all of its commands.
    static func program() throws -> CommandDescription {
        struct Dump: Decodable { var command: CommandDescription }
        return try JSONDecoder().decode(Dump.self, from: Data(Payola._dumpHelp().utf8)).command
    }

    /// The commands that do something, with the words that call them, in the order of the help.
    func leaves(_ words: [String] = []) -> [(words: String, command: CommandDescription)] {
        let words = words + [commandName]
        let below = (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay ?? true }
        return below.isEmpty ? [(words.joined(separator: " "), self)] : below.flatMap { $0.leaves(words) }
    }
}
