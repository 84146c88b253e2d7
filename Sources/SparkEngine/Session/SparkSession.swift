internal import Foundation
internal import PipelineModel
internal import Synchronization

/// One Spark for the whole run: its SQL shell, which is given a statement at a time. It starts while the run reads what does not need it.
final class SparkSession: Sendable {
    private struct State {
        var process: Process
        var input: FileHandle
        var output: FileHandle
        /// What was read of its output beyond the last line asked for.
        var rest: [UInt8] = []
        var marks = 0
    }

    private let state: Mutex<State>
    /// Where all that Spark says is written.
    let log: String

    /// - Throws: ``Problem`` of kind `unavailable` where Java can't be started.
    init(_ command: SparkCommand, log: String) throws(Problem) {
        self.log = log
        // A shell that died must give an error, and not end this process.
        signal(SIGPIPE, SIG_IGN)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command.home.java)
        process.arguments = command.arguments
        process.environment = command.environment()
        process.currentDirectoryURL = URL(fileURLWithPath: command.scratch)
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        do {
            try Data().write(to: URL(fileURLWithPath: log))
            process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
            try process.run()
        } catch {
            throw Problem(
                .unavailable, field: "engine", "\(command.home.java) can't be started: \(error.localizedDescription)",
                remedy: "check JAVA_HOME, or run with --engine local")
        }
        state = Mutex(State(process: process, input: input.fileHandleForWriting, output: output.fileHandleForReading))
    }

    /// Runs a statement to its end.
    ///
    /// - Throws: ``TransferDamage`` where Spark ended before. Whether the statement itself went well is seen by what it committed.
    func run(_ statement: String) throws(TransferDamage) {
        let damage: TransferDamage? = state.withLock { state in
            state.marks += 1
            // The shell says nothing at the end of a statement that can be told from what else it says; the next one's answer can.
            let mark = "payola-mark-\(state.marks)"
            let text = SparkStatement.line(statement) + "\nSELECT '\(mark)';\n"
            guard (try? state.input.write(contentsOf: Data(text.utf8))) != nil else { return Self.ended(state.process) }
            // Without an echo the answer stands behind the prompt.
            while let line = Self.nextLine(&state) { if line == mark || line.hasSuffix("> " + mark) { return nil } }
            return Self.ended(state.process)
        }
        if let damage { throw damage }
    }

    private static func ended(_ process: Process) -> TransferDamage {
        process.waitUntilExit()
        return TransferDamage("Spark ended with status \(process.terminationStatus)")
    }

    private static func nextLine(_ state: inout State) -> String? {
        while true {
            if let end = state.rest.firstIndex(of: 0x0A) {
                defer { state.rest.removeFirst(end + 1) }
                return String(decoding: state.rest[..<end], as: UTF8.self)
            }
            let data = state.output.availableData
            if data.isEmpty { return nil }
            state.rest += data
        }
    }

    /// Ends Spark; at once where it does not end by itself.
    func end() {
        state.withLock { state in
            try? state.input.close()
            for patience in [40, 40] {
                for _ in 0..<patience where state.process.isRunning { usleep(50_000) }
                if state.process.isRunning { state.process.terminate() }
            }
            for _ in 0..<20 where state.process.isRunning { usleep(50_000) }
            if state.process.isRunning { kill(state.process.processIdentifier, SIGKILL) }
            state.process.waitUntilExit()
        }
    }

    /// What the log says went wrong: the line that a worker gave, or else the last error that Spark names.
    var complaint: String? {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: log)) else { return nil }
        let lines = String(decoding: data.suffix(4 << 20), as: UTF8.self).split(separator: "\n")
        if let line = lines.last(where: { $0.contains("payola: ") }), let range = line.range(of: "payola: ") {
            return String(line[range.upperBound...].prefix(400))
        }
        return lines.last { $0.contains("Exception: ") || $0.contains("Error: ") || $0.contains(" ERROR ") }
            .map { String($0.trimmingCharacters(in: .whitespaces).prefix(400)) }
    }
}
