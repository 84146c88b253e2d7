/// The manual page in the language of man(7), made from what `--help` is made from, without a date.
struct ManualPage {
    let help: ProgramHelp
    let version: String

    var text: String {
        let root = help.root
        var lines = [".TH PAYOLA 1 \"\" \"payola \(version)\" \"User Commands\""]
        lines += [".SH NAME", "payola \\- " + Self.escaped(root.abstract ?? "")]
        lines += [".SH SYNOPSIS", "\\fBpayola\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]", ".SH DESCRIPTION"]
        lines += Self.paragraphs(root.discussion)
        lines.append(".SH COMMANDS")
        for (path, command) in root.all() { lines += section(path, command) }
        lines += [".SH FILES", ".TP", ".I pipeline.json", "The configuration: sources, campaigns, rates. Paths in it are relative to it."]
        lines += [".TP", ".I decisions.csv", "Verdicts of reviewers, which every run honours."]
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ path: [String], _ command: ProgramHelp.Command) -> [String] {
        let words = Self.escaped((["payola"] + path).joined(separator: " "))
        var lines = [".SS " + words, (["\\fB\(words)\\fR"] + command.ownArguments.map(Self.synopsis)).joined(separator: " ")]
        for text in [command.abstract, command.discussion] { lines += text.map { [".PP"] + Self.paragraphs($0) } ?? [] }
        for argument in command.ownArguments { lines += [".TP", Self.term(argument), Self.escaped(argument.explanation)] }
        return lines
    }

    private static func term(_ argument: ProgramHelp.Argument) -> String {
        let names = argument.written.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
        return [names, argument.value.map { "\\fI\(escaped($0))\\fR" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func synopsis(_ argument: ProgramHelp.Argument) -> String {
        let text = term(argument) + (argument.repeats ? "..." : "")
        return argument.isNeeded ? text : "[" + text + "]"
    }

    private static func paragraphs(_ text: String?) -> [String] {
        guard let text, !text.isEmpty else { return [] }
        let paragraphs = text.split(separator: "\n\n").map { escaped($0.replacing("\n", with: " ")) }
        return Array(paragraphs.flatMap { [".PP", $0] }.dropFirst())
    }

    /// Backslashes, hyphens, and what a line must not begin with.
    private static func escaped(_ text: String) -> String {
        let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
    }

    private static func escaped(_ text: Substring) -> String { escaped(String(text)) }
}
