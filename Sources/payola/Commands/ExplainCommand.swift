import ArgumentParser
import PipelineModel
import PipelineRunner

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show everything behind a payment, link, party, post, place, flag or total, to the source line.",
        discussion: """
            An ID is a payment (p-…), a party (n-…), a link (p-…/platform:content_id or p-…/campaign_id), a campaign's total
            (campaign_id or campaign_id/CUR), a flag (flag or flag/subject_id, as flags.csv has them), a post (platform:content_id or its
            address), or a place in a file (FILE:LINE): what the line says, and what became of it. An id that was ever published still
            resolves; where it was merged or corrected since, the first line says what it is now.
            """
    )

    @Argument(help: ArgumentHelp("What to explain.", valueName: "ID"))
    var id: String

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let explanation = try Explainer(options: options.runOptions).explain(id)
        for note in explanation.notes { ErrorOutput.print("payola: warning: " + note.singleLine) }
        print(explanation.text, terminator: "")
    }
}
