import ArgumentParser
import Foundation
import PipelineModel
import PipelineRunner

struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Run, and run again whenever a source's folder gets a new drop.",
        discussion: """
            A file that is still being written is left until it is whole. A run that fails prints its errors, and the watch goes on. SIGINT and
            SIGTERM end it between two runs. One line per run says when it was and what came of it.

            As a service, in /etc/systemd/system/payola.service:

              [Unit]
              Description=payola watch
              [Service]
              WorkingDirectory=/srv/investigation
              ExecStart=/usr/local/bin/payola watch
              Restart=on-failure
              User=payola
              TimeoutStopSec=infinity
              [Install]
              WantedBy=multi-user.target

            then: systemctl enable --now payola

            Or from cron, every quarter of an hour; a run that is still busy is left alone (exit status 75):

              */15 * * * * cd /srv/investigation && /usr/local/bin/payola run --quiet
            """
    )

    @Argument(help: "The configuration.")
    var config = "pipeline.json"

    func run() throws {
        try Watcher(configuration: config).watch { report in
            let time = ISO8601DateFormatter().string(from: Date())
            switch report {
            case .outcome(let outcome):
                for warning in outcome.warnings { ErrorOutput.print("payola: warning: " + warning.singleLine) }
                let seconds = "\(Int(outcome.seconds * 1000)) ms"
                guard !outcome.isUnchanged else {
                    say("\(time)  \(outcome.run)  nothing new  \(seconds)")
                    return
                }
                say(
                    "\(time)  \(outcome.run)  \(outcome.counts.records.grouped) records, \(outcome.payments.grouped) payments, \(outcome.links.confirmed.grouped) confirmed links  \(seconds)")
            case .problems(let problems):
                for problem in problems { ErrorOutput.print("payola: " + problem.description) }
                say("\(time)  failed; the outputs are as they were")
            }
        }
    }

    /// Past the buffer of `print`, so that a log shows each run as it ends.
    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
