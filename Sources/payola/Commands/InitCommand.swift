import ArgumentParser
import PipelineModel
import PipelineRunner

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a starter pipeline.json for the files found in a folder.",
        discussion: """
            The file is written into the folder, with paths relative to it; one that is there is never overwritten. Known exports \
            get their built-in profile. What was assumed and \
            what a person must set is listed.
            """
    )

    @Argument(help: ArgumentHelp("The folder that holds ledgers, posts, accounts, disclosures.", valueName: "FOLDER"))
    var folder: String

    func run() throws {
        let starter = try StarterConfiguration(folder: folder)
        let path = try starter.write()
        var table = TextTableLayout([("SOURCE", .left), ("KIND", .left), ("PATH", .left)])
        for source in starter.sources { table.add([source.id, source.kind, source.path]) }
        print("Wrote \(path.singleLine)\n")
        print(table.text, terminator: "")
        Self.show("Left out:", starter.leftOut.map { $0.file + ": " + $0.reason })
        Self.show("Check:", starter.notes)
        Self.show("Set by hand:", starter.missing)
        print("\nThen: payola run \(path.singleLine)")
    }

    private static func show(_ title: String, _ items: [String]) {
        guard !items.isEmpty else { return }
        print("\n" + title)
        for item in items { print("- " + item.singleLine) }
    }
}
