import ArgumentParser
import Foundation
import PipelineModel
import PipelineRunner
import Serving
import Synchronization

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the last published run as web pages on this machine, and take verdicts.",
        discussion: """
            Open the address that it prints: totals lead to payments, payments to the lines of the files that they stand on. The pages show the
            last published run and follow as new ones are published. They need no script and no network.

            It listens on 127.0.0.1 alone and refuses what other sites send. Whoever has an account on this machine can read the pages;
            a verdict needs a form of these pages. Verdicts are written to the decisions file, as `payola review` does, and honoured by the next run.

            The first start over a run builds an index beside the store (STORE.pages), which may be deleted at any time. SIGINT and SIGTERM end
            the server.
            """
    )

    @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "PORT"))
    var port: UInt16 = 8080

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        for number in [SIGINT, SIGTERM] { signal(number) { _ in _exit(0) } }
        let library = try PageLibrary(options: options.runOptions, observer: StageLines())
        let server = try PageServer(library: library, port: port) { ErrorOutput.print("payola: " + $0.singleLine) }
        FileHandle.standardOutput.write(Data("Pages at \(server.address); Ctrl-C ends them\n".utf8))
        let following = Thread {
            library.warmUp()
            var failed = ""
            while true {
                sleep(1)
                do {
                    if try library.follow() { ErrorOutput.print("payola: the pages show the new run") }
                    failed = ""
                } catch {
                    let said = "\(error)"
                    if said != failed { ErrorOutput.print("payola: the new run cannot be shown: " + said.singleLine) }
                    failed = said
                }
            }
        }
        following.stackSize = 8 << 20
        following.start()
        server.run()
    }

    /// Says on standard error which part of the index is made, one line a part.
    private final class StageLines: RunObserver, Sendable {
        private let last = Mutex("")

        func advanced(stage: String, records: Int, fraction: Double?) {
            let isNew = last.withLock { known in
                defer { known = stage }
                return known != stage
            }
            if isNew { ErrorOutput.print("payola: building the page index: \(stage)") }
        }
    }
}
