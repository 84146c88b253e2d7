internal import Clinux
internal import Foundation
public import LedgerStore
public import PipelineModel
internal import Synchronization

/// What pages are served from: the edition of the last published run, followed as new runs are published.
public final class PageLibrary: Sendable {
    private let options: RunOptions
    private let observer: any RunObserver & Sendable
    private let store: LedgerStore
    private let current: Mutex<PageEdition>
    private let verdicts: Mutex<(mark: FileMark?, file: DecisionsFile)>
    private let recording = Mutex<Void>(())

    /// Opens the index of the last published run, and builds it where it is missing or stale.
    /// - Throws: ``Problem`` where there is no store, nothing was published, the configuration is invalid, or the index cannot be written.
    public init(options: RunOptions, observer: any RunObserver & Sendable) throws {
        self.options = options
        self.observer = observer
        let file = try ConfigurationFile(path: options.configuration)
        store = try Investigation.openStore(options, file)
        let edition = try Self.edition(options, store, observer)
        current = Mutex(edition)
        verdicts = Mutex((nil, DecisionsFile()))
    }

    public var edition: PageEdition { current.withLock { $0 } }

    private static func edition(_ options: RunOptions, _ store: LedgerStore, _ observer: any RunObserver) throws -> PageEdition {
        guard let run = try store.read({ try $0.runs() }).last(where: \.isPublished) else {
            throw Problem(.inputMissing, file: store.path, "no run has been published yet", remedy: "`payola run` does that")
        }
        let inputs = try RunInputs(file: try ConfigurationFile(path: options.configuration), findsFiles: false)
        if PageIndex(store: store.path, key: run.key, connections: 1) == nil {
            try PageIndexBuilder(options: options, observer: observer).build()
            releaseMemory()
        }
        guard let index = PageIndex(store: store.path, key: run.key) else {
            throw Problem(
                .busy, file: PageIndex.path(store: store.path), "a run was published while the page index was built",
                remedy: "start the server again")
        }
        let drops = Shelf(try store.read { try $0.drops() }, inputs.file.configuration).latest(inputs.file.configuration)
        let lines = SourceLines(file: inputs.file, evidence: EvidenceFolder(store: store.path), drops: drops)
        return PageEdition(
            index: index, inputs: inputs, run: run, records: SourceRecords(lines: lines, configuration: inputs.file.configuration))
    }

    /// Hashes the drops' files, so that nobody waits for it later.
    public func warmUp() { edition.records.warmUp() }

    /// Takes up a run that was published since.
    /// - Returns: Whether there was one.
    /// - Throws: ``Problem`` where its index cannot be built; the edition then stays as it was.
    public func follow() throws -> Bool {
        guard let last = try store.read({ try $0.lastPublished() }), last.id != edition.run.id else { return false }
        let next = try Self.edition(options, store, observer)
        current.withLock { $0 = next }
        next.records.warmUp()
        return true
    }

    // MARK: Verdicts

    /// The verdicts of the decisions file as it is now; none where it cannot be read.
    public var decisions: [Decision] { decisionsFile.decisions }

    /// Whether the decisions file says something else than what the run honoured.
    public var hasNewDecisions: Bool { decisionsFile.sha256 != edition.decisionsSha256 }

    /// How messages call the decisions file; nil where the configuration names none.
    public var decisionsName: String? { edition.configuration.decisions }

    private var decisionsFile: DecisionsFile {
        guard let named = edition.configuration.decisions, let file = try? ConfigurationFile(path: options.configuration) else {
            return DecisionsFile()
        }
        let path = file.resolve(named)
        let mark = FileMark(path)
        if let known = verdicts.withLock({ $0.mark == mark ? $0.file : nil }) { return known }
        let read = (try? DecisionsFile(path: path, name: named)) ?? DecisionsFile()
        verdicts.withLock { $0 = (mark, read) }
        return read
    }

    /// Writes a verdict to the decisions file, as `payola review` does, one at a time.
    /// - Returns: The name of the file that it was written to.
    /// - Throws: ``Problem`` where the verdict is refused; the file is then as it was.
    public func record(_ decision: Decision) throws -> String {
        try recording.withLock { _ in
            try DecisionRecorder(options: options).record(decision, isKnown: try isKnown(decision))
        }
    }

    /// Whether the edition shows the link that is accepted or rejected.
    private func isKnown(_ decision: Decision) throws -> Bool {
        guard decision.verdict == .accept || decision.verdict == .reject else { return false }
        let parts = decision.subject.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let id = PageIndex.number(ofPayment: parts[0]) else { return false }
        return try edition.index.read { try $0.row(.hasShare, .int(id), .text(parts[1])) != nil }
    }

    // MARK: Runs

    /// Published runs, the last first.
    public func runs() throws -> [StoredRun] { try store.read { try $0.runs() }.filter(\.isPublished).reversed() }

    /// What a run moved, from the `start`th change on.
    public func changes(ofRun id: Int64, from start: Int, limit: Int) throws -> (changes: [Change], count: Int) {
        try store.read { (try $0.changes(ofRun: id, from: start, limit: limit), try $0.changeCount(ofRun: id)) }
    }

    /// The state of a large run leaves free memory behind that the C library would keep.
    private static func releaseMemory() { _ = malloc_trim(0) }
}
