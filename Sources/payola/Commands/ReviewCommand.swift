import ArgumentParser
import Foundation
import PipelineModel
import PipelineRunner

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "List the links worth a look, and record verdicts that every later run honours.",
        discussion: """
            A verdict is one line of the decisions file that pipeline.json names, plain CSV with the columns verdict,subject,object,by,at,because.
            Delete the line to undo it.
            """,
        subcommands: [List.self, Accept.self, Reject.self, Same.self, Different.self]
    )

    /// Who says so, and why.
    struct Signature: ParsableArguments {
        @Option(help: ArgumentHelp("Who decides; the user's login name unless given.", valueName: "NAME"))
        var by: String?

        @Option(help: ArgumentHelp("Why.", valueName: "TEXT"))
        var because = ""

        @OptionGroup var options: ConfigurationOptions

        func record(_ verdict: Decision.Verdict, _ subject: String, _ object: String = "") throws {
            let decision = Decision(
                verdict: verdict, subject: subject, object: object, by: by ?? NSUserName(), at: ISO8601DateFormatter().string(from: Date()),
                because: because)
            let file = try DecisionRecorder(options: options.runOptions).record(decision)
            print(
                "\(verdict.rawValue) \(subject)\(object.isEmpty ? "" : " " + object): written to \(file); `payola run` honours it"
                    .singleLine)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The undecided links, those first where most money hangs on most doubt.")

        @Option(help: ArgumentHelp("How many to show; 0 shows all.", valueName: "N"))
        var limit = 50

        @OptionGroup var options: ConfigurationOptions

        func validate() throws {
            if limit < 0 { throw ValidationError("--limit takes a whole number from 0.") }
        }

        func run() throws {
            let list = try ReviewList(options: options.runOptions)
            for note in list.notes { ErrorOutput.print("payola: warning: " + note.singleLine) }
            var table = TextTableLayout([
                ("LINK", .left), ("DATE", .left), ("PAYER", .left), ("PAYEE", .left), ("AMOUNT", .right), (list.currency, .right),
                ("GRADE", .left),
                ("PROBABILITY", .right), ("EVIDENCE", .left),
            ])
            for item in limit == 0 ? list.items[...] : list.items.prefix(limit) {
                table.add([
                    item.id, item.day.iso, item.payer, item.payee, item.amount, item.reporting?.description ?? "", item.grade.rawValue,
                    Probability.text(item.probability), item.evidence,
                ])
            }
            print(table.text, terminator: "")
            if limit > 0, list.items.count > limit { print("and \(list.items.count - limit) more; --limit 0 shows all") }
        }
    }

    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The payment or link is what the evidence suggests.")
        @Argument(
            help: ArgumentHelp(
                "A payment (p-…), its part in a campaign (p-…/campaign_id) or a link to a post (p-…/platform:content_id).", valueName: "ID")
        )
        var id: String
        @OptionGroup var signature: Signature
        func run() throws { try signature.record(.accept, id) }
    }

    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The payment or link is not what the evidence suggests.")
        @Argument(
            help: ArgumentHelp(
                "A payment (p-…), its part in a campaign (p-…/campaign_id) or a link to a post (p-…/platform:content_id).", valueName: "ID")
        )
        var id: String
        @OptionGroup var signature: Signature
        func run() throws { try signature.record(.reject, id) }
    }

    private static let parties = """
        A name or handle is enough where only one party has it; a handle that two platforms have, or a name that several parties bear, is refused
        with the ids of those who fit. A run warns of verdicts in the file that change nothing.
        """

    struct Same: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Two parties are one.", discussion: ReviewCommand.parties)
        @Argument(help: "An id (n-…), name, account or handle.") var a: String
        @Argument(help: "The other.") var b: String
        @OptionGroup var signature: Signature
        func run() throws { try signature.record(.same, a, b) }
    }

    struct Different: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Two parties are two, however alike they look.", discussion: ReviewCommand.parties)
        @Argument(help: "An id (n-…), name, account or handle.") var a: String
        @Argument(help: "The other.") var b: String
        @OptionGroup var signature: Signature
        func run() throws { try signature.record(.different, a, b) }
    }
}
