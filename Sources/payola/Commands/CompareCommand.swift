import ArgumentParser
import Foundation
import PipelineModel
import PipelineRunner

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say how alike two names are, and why.",
        discussion: """
            With --pairs, FILE is a CSV with the columns name1 and name2; the answer on standard output is the same file with the columns
            probability, same (yes or no) and evidence added.
            """
    )

    @Argument(help: ArgumentHelp("The two names.", valueName: "NAME"))
    var names: [String] = []

    @Option(help: ArgumentHelp("Compare the names of every line of this file.", valueName: "FILE"))
    var pairs: String?

    func validate() throws {
        if pairs == nil, names.count != 2 { throw ValidationError("compare takes two names, or --pairs FILE.") }
        if pairs != nil, !names.isEmpty { throw ValidationError("compare takes either names or --pairs FILE.") }
    }

    func run() throws {
        var comparison = NamePairs()
        if let pairs {
            try comparison.answer(file: pairs) { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
            return
        }
        let verdict = comparison.compare(names[0], names[1])
        print("\(verdict.same ? "the same" : "not the same"), probability \(Probability.text(verdict.probability))")
        for piece in verdict.evidence { print(("  " + piece.short + (piece.detail.isEmpty ? "" : "  " + piece.detail)).singleLine) }
    }
}
