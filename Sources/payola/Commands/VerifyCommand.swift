import ArgumentParser
import PipelineModel
import PipelineRunner

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check evidence, store and outputs against their hashes and control totals.",
        discussion: "Exit status 0 where all is as it was; 65 where a byte has changed: each fault is a line on standard error."
    )

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let report = try Verification(options: options.runOptions).verify()
        for line in report.checked { print("checked " + line) }
        for warning in report.warnings { ErrorOutput.print("payola: warning: " + warning.singleLine) }
        guard report.faults.isEmpty else {
            throw Problems(
                report.faults.map {
                    Problem(.dataRefused, $0, remedy: "restore the file from a backup, or run again if the change is meant")
                })
        }
        print("all is as it was")
    }
}
