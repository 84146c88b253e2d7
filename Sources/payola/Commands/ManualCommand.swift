import ArgumentParser
import PipelineModel

/// What `make install` makes the manual page with; people read it with man(1).
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page, for man(1): payola manual > payola.1", shouldDisplay: false)

    @Flag(help: "Print the page of commands for the documentation.")
    var markdown = false

    func run() throws {
        let help = try ProgramHelp(json: Payola._dumpHelp())
        print(markdown ? CommandsPage(help: help).text : ManualPage(help: help, version: PayolaVersion.current).text, terminator: "")
    }
}
