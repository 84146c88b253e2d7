import ArgumentParser
import FlowTracing
import PipelineModel
import PipelineRunner

struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Follow a party's money on to whom it reached, or back to where it came from.",
        discussion: """
            PARTY is an id (n-…), or a name, handle or account; words of a name will do where only one party has them. With --from (the
            default) the party's money is followed on; with --to it is followed back to its origins. With --campaign only money counts that
            reached the campaign's creators. --format svg needs Graphviz:
            payola trace NAME --format svg > money.svg
            """
    )

    enum Direction: String, EnumerableFlag {
        case from, to

        static func help(for value: Direction) -> ArgumentHelp? {
            value == .from ? "Follow what the party paid." : "Follow what reached the party."
        }
    }

    @Argument(help: ArgumentHelp("Whose money; several are traced together.", valueName: "PARTY"))
    var parties: [String]

    @Flag(exclusivity: .exclusive) var direction = Direction.from

    @Option(help: ArgumentHelp("How mixed money is held to have left an account: fifo, lifo or pro-rata.", valueName: "METHOD"))
    var method = "fifo"

    @Option(help: ArgumentHelp("text, csv, dot, graphml or svg.", valueName: "FORMAT"))
    var format = "text"

    @Option(
        help: ArgumentHelp(
            "Follow only what reached the creators of this campaign, by payments graded probable or better.", valueName: "ID"))
    var campaign: String?

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard FlowMethod(rawValue: method) != nil else { throw ValidationError("--method takes fifo, lifo or pro-rata.") }
        guard MoneyTrace.Format(rawValue: format) != nil else { throw ValidationError("--format takes text, csv, dot, graphml or svg.") }
    }

    func run() throws {
        let result = try MoneyTrace(options: options.runOptions).trace(
            parties, direction == .from ? .from : .to, method: FlowMethod(rawValue: method) ?? .fifo,
            format: MoneyTrace.Format(rawValue: format) ?? .text, campaign: campaign)
        for note in result.notes { ErrorOutput.print("payola: warning: " + note.singleLine) }
        print(result.text, terminator: result.text.hasSuffix("\n") ? "" : "\n")
    }
}
