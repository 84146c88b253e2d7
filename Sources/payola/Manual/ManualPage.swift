import PipelineModel

/// The program's description as a manual page (man(7)) and as Markdown, both made of the text of `--help`.
struct ManualPage {
    let program: CommandDescription

    /// For `man payola`.
    var man: String {
        var page = """
            .TH PAYOLA 1 "" "payola \(PayolaVersion.current)" "User Commands"
            .SH NAME
            payola \\- trace who paid for influence
            .SH SYNOPSIS
            .B payola
            .I COMMAND
            [\\fIOPTION\\fR ...]
            .SH DESCRIPTION

            """
        page += Self.roff(program.abstract) + Self.roff(program.discussion)
        page += ".SH COMMANDS\n"
        for (words, command) in program.leaves() {
            page += ".SS \(Self.escaped(([words] + command.shown.map(\.synopsis)).joined(separator: " ")))\n"
            page += Self.roff(command.abstract) + Self.roff(command.discussion)
            for argument in command.shown { page += ".TP\n.B \(Self.escaped(argument.term))\n\(Self.escaped(argument.text))\n" }
        }
        return page
    }

    /// For the documentation.
    var markdown: String {
        var page = "# Commands\n\nEvery command and option; made from the text of `payola help`.\n\n## Overview\n\n"
        page += [program.abstract, program.discussion].compactMap { $0 }.joined(separator: "\n\n") + "\n"
        for (words, command) in program.leaves() {
            page += "\n### \(words)\n\n```\n\(([words] + command.shown.map(\.synopsis)).joined(separator: " "))\n```\n\n"
            page += [command.abstract, command.discussion].compactMap { $0 }.map(Self.fenced).joined(separator: "\n\n") + "\n"
            let rows = command.shown.map { "| `\($0.term)` | \($0.text.replacing("|", with: "\\|")) |\n" }
            if !rows.isEmpty { page += "\n| argument | meaning |\n|---|---|\n" + rows.joined() }
        }
        return page
    }

    /// Lines that are set in by two blanks are shown as they stand.
    private static func fenced(_ text: String) -> String {
        text.split(separator: "\n\n", omittingEmptySubsequences: true).map { paragraph in
            paragraph.hasPrefix("  ") ? "```\n\(paragraph)\n```" : String(paragraph)
        }.joined(separator: "\n\n")
    }

    private static func roff(_ text: String?) -> String {
        (text ?? "").split(separator: "\n\n", omittingEmptySubsequences: true).map { paragraph in
            let lines = escaped(String(paragraph))
            return paragraph.hasPrefix("  ") ? ".PP\n.nf\n\(lines)\n.fi\n" : ".PP\n\(lines)\n"
        }.joined()
    }

    /// A backslash, a dash and what starts a line as a request are no roff.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : $0 }.joined(separator: "\n")
    }
}
