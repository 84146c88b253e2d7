internal import Foundation
internal import PipelineModel
internal import Resolution
internal import Worlds

let usage = """
    usage: mentions generate COUNT SEED FILE    writes COUNT mentions or a few more, with the person whose each is
           mentions resolve FILE OUT            writes unique_id,party for each, as a run of payola resolves them
           mentions names FOLDER [errors]       says how right names compare on nomenklatura-cases.csv and handles_names.csv, and where not

    """

func fail(_ text: String, _ status: Int32) -> Never {
    FileHandle.standardError.write(Data("mentions: \(text)\n".utf8))
    exit(status)
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard let command = arguments.first else { fail("no command\n" + usage, 64) }
do {
    switch command {
    case "generate":
        guard arguments.count == 4, let count = Int(arguments[1]), let seed = UInt64(arguments[2]) else { fail(usage, 64) }
        var file = MentionFile(seed: seed)
        var text = MentionFile.header
        while file.count < count { text += file.nextLines() }
        try Data(text.utf8).write(to: URL(fileURLWithPath: arguments[3]))
    case "resolve":
        guard arguments.count == 3 else { fail(usage, 64) }
        let start = ContinuousClock.now
        let list = try MentionList(path: arguments[1])
        let read = ContinuousClock.now
        let parties = list.resolved()
        let resolved = ContinuousClock.now
        try list.write(parties, to: arguments[2])
        let end = ContinuousClock.now
        func seconds(_ from: ContinuousClock.Instant, _ to: ContinuousClock.Instant) -> String {
            String(format: "%.2f", (to - from) / .seconds(1))
        }
        print(
            "\(list.count) mentions: read \(seconds(start, read)) s, resolved \(seconds(read, resolved)) s, written \(seconds(resolved, end)) s"
        )
    case "names":
        guard arguments.count == 2 || arguments.count == 3 && arguments[2] == "errors" else { fail(usage, 64) }
        let figures = NameFigures(listsErrors: arguments.count == 3)
        for (name, figures) in [("nomenklatura-cases.csv", figures.pairs), ("handles_names.csv", figures.handles)] {
            let path = arguments[1] + "/" + name
            guard FileManager.default.fileExists(atPath: path) else {
                print("\(name): left out, since it is not in \(arguments[1])")
                continue
            }
            for line in try figures(path) { print(line) }
        }
    default: fail("unknown command “\(command)”\n" + usage, 64)
    }
} catch {
    fail("\(error)", 66)
}
