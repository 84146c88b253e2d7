internal import Foundation
public import PipelineModel

/// Runs once, and again whenever a file lands in a source's folder or the configuration, rates or decisions change: `payola watch`.
///
/// A file that is still being written is left for a later run: one that changed within the last second, or that somebody has open for
/// writing. A file that is taken away starts a run too: it may be the one that made the run before it fail. SIGINT and SIGTERM end the watch between two runs.
public struct Watcher {
    /// How a run went.
    public enum Report: Sendable {
        case outcome(RunOutcome)
        case problems([Problem])
    }

    private let configuration: String
    /// How long nothing may have arrived before a run starts, in seconds.
    private static let quiet = 1.0
    /// How often the first run waits that long for files that are still being written.
    private static let patience = 5

    public init(configuration: String) { self.configuration = configuration }

    /// Returns when it is told to end.
    /// - Throws: ``Problem`` where there is no configuration or folders cannot be watched; a run that fails is reported and the watch goes on.
    public func watch(_ report: (Report) -> Void) throws {
        if !FileManager.default.fileExists(atPath: configuration) { _ = try ConfigurationFile(path: configuration) }
        let watch = try FolderWatch()
        var files = WatchedFiles(configuration: configuration)
        watch.watch(files.folders)
        for _ in 0..<Self.patience where !files.unfinished().isEmpty {
            if watch.wait(milliseconds: Int32(Self.quiet * 1000)).contains(where: \.isEnd) { return }
        }
        var postponed = run(files, report)
        while true {
            var isDue = false
            // Waits for the first arrival, or looks after files that were not finished once a second.
            var events = watch.wait(milliseconds: postponed.isEmpty ? -1 : 1000)
            while !events.isEmpty {
                for event in events {
                    switch event {
                    case .end: return
                    case .arrival(let path): isDue = isDue || path.map(files.concerns) ?? true
                    }
                }
                // More may be on its way: a run starts once it has been quiet.
                events = watch.wait(milliseconds: Int32(Self.quiet * 1000))
            }
            if !isDue, !postponed.isEmpty { isDue = !postponed.subtracting(files.unfinished()).isEmpty }
            guard isDue else { continue }
            files = WatchedFiles(configuration: configuration)
            watch.watch(files.folders)
            postponed = run(files, report)
        }
    }

    /// - Returns: The files that were left for later.
    private func run(_ files: WatchedFiles, _ report: (Report) -> Void) -> Set<String> {
        let unfinished = files.unfinished()
        var options = RunOptions(configuration: configuration)
        options.unfinished = unfinished
        do {
            report(.outcome(try PipelineRun(options: options).execute()))
        } catch let problem as Problem {
            report(.problems([problem]))
        } catch let problems as Problems {
            report(.problems(problems.all))
        } catch {
            report(.problems([Problem(.internalError, "\(error)", remedy: "report this")]))
        }
        return unfinished
    }
}
