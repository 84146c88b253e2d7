import Foundation

/// What `--help` says, as data: every command with its arguments.
struct ProgramHelp {
    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        private var shouldDisplay: Bool?
        private var subcommands: [Command]?
        private var arguments: [Argument]?

        /// Those that `--help` shows, but for `help` itself.
        var commands: [Command] { (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" } }

        /// Those of its own: no `--help` and no `--version`, which every command has.
        var ownArguments: [Argument] {
            (arguments ?? []).filter { argument in
                argument.shouldDisplay != false && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
            }
        }

        /// Every command below this one with the words that call it, in order.
        func all(below path: [String] = []) -> [(path: [String], command: Command)] {
            commands.flatMap { command in
                let path = path + [command.commandName]
                return [(path, command)] + command.all(below: path)
            }
        }
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String
            /// `--json`, `-j`
            var written: String { (kind == "long" ? "--" : "-") + name }
        }

        var kind: String
        fileprivate var shouldDisplay: Bool?
        private var isOptional: Bool?
        private var isRepeating: Bool?
        fileprivate var names: [Name]?
        var valueName: String?
        private var defaultValue: String?
        private var abstract: String?
        private var discussion: String?

        var written: [String] { (names ?? []).map(\.written) }
        /// `FILE`; nil for a flag.
        var value: String? { kind == "flag" ? nil : valueName ?? "value" }
        var isNeeded: Bool { isOptional == false }
        var repeats: Bool { isRepeating == true }
        /// What it does, and what it is where it is left out.
        var explanation: String {
            let text = [abstract, discussion].compactMap { $0 }.joined(separator: " ")
            return text + (defaultValue.map { " (default: \($0))" } ?? "")
        }
    }

    private struct Tool: Decodable { var command: Command }

    let root: Command

    /// - Parameter json: ArgumentParser's description of the whole program.
    /// - Throws: A decoding error where that is of another shape.
    init(json: String) throws { root = try JSONDecoder().decode(Tool.self, from: Data(json.utf8)).command }
}
