import ArgumentParser

struct ManualCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case man, markdown }

    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page.",
        discussion: """
            `make install` puts it where `man payola` finds it. To read it without: payola manual | man -l -
            """
    )

    @Option(help: ArgumentHelp("man or markdown.", valueName: "FORMAT"))
    var format = Format.man

    func run() throws {
        let page = ManualPage(program: try .program())
        print(format == .man ? page.man : page.markdown, terminator: "")
    }
}
