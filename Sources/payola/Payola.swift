import ArgumentParser
import Foundation
import PipelineModel

/// The command line: one file a command, one row each in `subcommands`.
@main
struct Payola: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payola",
        abstract: "Traces who paid for influence: from ledgers, posts and disclosures to totals that explain themselves.",
        discussion: """
            Start with `payola init FOLDER`, which writes a pipeline.json for the files in a folder; then `payola run`.

            Exit status: 0 done; 64 usage; 65 input data refused (nothing published); 66 input missing; 69 a needed program is missing;
            73 output can't be written; 75 another run holds the store; 78 configuration invalid.
            """,
        version: PayolaVersion.current,
        subcommands: [
            RunCommand.self, WatchCommand.self, InspectCommand.self, InitCommand.self, ExplainCommand.self, TraceCommand.self,
            ReviewCommand.self, DiffCommand.self, VerifyCommand.self, ExportCommand.self, CompareCommand.self, RatesCommand.self,
            ServeCommand.self, ManualCommand.self, WorkerCommand.self,
        ]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let problem as Problem {
            ErrorOutput.exit(with: [problem])
        } catch let problems as Problems {
            ErrorOutput.exit(with: problems.all)
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            ErrorOutput.print("payola: " + usage(error).singleLine)
            exit(withError: exitCode(for: error))
        }
    }

    /// What is wrong with the command line, and where to read how it goes.
    private static func usage(_ error: any Error) -> String {
        let name = CommandLine.arguments.dropFirst().first ?? ""
        let isKnown = configuration.subcommands.contains { $0.configuration.commandName == name }
        let text = message(for: error)
        let sentence = text.hasSuffix("?") || text.hasSuffix(".") ? text : text + "."
        return "\(sentence) See `payola help\(isKnown ? " " + name : "")`."
    }
}
