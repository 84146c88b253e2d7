/// The commands as a page of the documentation, made from what `--help` is made from.
struct CommandsPage {
    let help: ProgramHelp

    var text: String {
        var lines = ["# Commands", "", "Every command with its options. This page is written by `payola manual --markdown`; a test holds it to `--help`.", ""]
        lines += (help.root.discussion ?? "").split(separator: "\n\n").flatMap { [String($0), ""] }
        for (path, command) in help.root.all() {
            let words = (["payola"] + path).joined(separator: " ")
            lines += [String(repeating: "#", count: path.count + 1) + " " + words, "", "```"]
            lines += [([words] + command.ownArguments.map(Self.synopsis)).joined(separator: " "), "```", ""]
            for text in [command.abstract, command.discussion].compactMap({ $0 }) where !text.isEmpty { lines += [text, ""] }
            for argument in command.ownArguments { lines.append("- `\(Self.term(argument))`: \(argument.explanation)") }
            if !command.ownArguments.isEmpty { lines.append("") }
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    private static func term(_ argument: ProgramHelp.Argument) -> String {
        let value = argument.value.map { argument.written.isEmpty ? $0 : " " + $0 } ?? ""
        return argument.written.joined(separator: ", ") + value
    }

    private static func synopsis(_ argument: ProgramHelp.Argument) -> String {
        let text = term(argument) + (argument.repeats ? "..." : "")
        return argument.isNeeded ? text : "[" + text + "]"
    }
}
