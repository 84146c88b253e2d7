internal import Extraction
internal import Foundation
internal import LedgerStore
public import PipelineModel
internal import Reporting

/// Adds a reviewer's verdict to the decisions file, all of it or nothing, while no run reads it.
public struct DecisionRecorder {
    private let options: RunOptions

    public init(options: RunOptions) { self.options = options }

    /// - Parameter isKnown: Whether the caller has seen that the state as published has the link that is accepted or rejected; that spares
    ///   putting the whole state together again.
    /// - Returns: The name of the file that the verdict was written to.
    /// - Throws: ``Problem``: `configuration` where the configuration names no decisions file; `inputMissing` where the subject means nothing;
    ///   `busy` while a run holds the store; `cannotWrite`. The file is then as it was.
    @discardableResult
    public func record(_ decision: Decision, isKnown: Bool = false) throws -> String {
        let file = try ConfigurationFile(path: options.configuration)
        guard let named = file.configuration.decisions else {
            throw Problem(
                .configuration, file: file.path, field: "decisions", "names no file, so that no run would honour the verdict",
                remedy: "add \"decisions\": \"decisions.csv\" to the configuration, then say it again")
        }
        let lock = try RunLock(store: options.store ?? file.resolve(file.configuration.store))
        defer { withExtendedLifetime(lock) {} }
        if !isKnown { try check(decision) }
        try append(decision, to: file.resolve(named), name: file.shown(file.resolve(named)))
        return file.shown(file.resolve(named))
    }

    /// A verdict is only taken if the next run would find what it is about.
    private func check(_ decision: Decision) throws {
        var decision = decision
        decision.line = .max
        let investigation = try Investigation.open(options, extra: [decision])
        if let problem = VerdictFaults(investigation.assembly).problem(line: .max) { throw problem }
        let unmatched = investigation.assembly.unmatchedDecisions
        switch decision.verdict {
        case .accept, .reject:
            guard unmatched.contains(where: { $0.line == .max }) else { return }
            let finder = SubjectFinder(investigation: investigation)
            switch try finder.find(decision.subject) {
            case .payment, .link:
                throw Problem(
                    .inputMissing, field: decision.subject, "has no link that could be accepted",
                    remedy: "say which campaign it is for: p-…/campaign_id; a post must belong to the campaign")
            default: break
            }
            throw Problem(
                .inputMissing, field: decision.subject, "is no payment and no link",
                remedy: "take an id of payments.csv, p-…/campaign_id or p-…/platform:content_id")
        case .same, .different:
            guard !unmatched.isEmpty, try Investigation.open(options).assembly.unmatchedDecisions.count < unmatched.count else { return }
            throw Problem(
                .inputMissing, field: "\(decision.subject), \(decision.object)", "an older verdict would have no effect any more",
                remedy: "look through the decisions file and delete the line that is wrong")
        }
    }

    private func append(_ decision: Decision, to path: String, name: String) throws {
        var bytes = try existing(path)
        let before = bytes.isEmpty ? [] : try DecisionsFile(path: path, name: name).decisions
        var columns = DecisionsFile.columns
        var style = PipelineConfiguration().csv
        if bytes.isEmpty {
            style.bom = false
        } else {
            let layout = try Layout(path: path, name: name)
            columns = layout.columns
            style.delimiter = layout.delimiter
            if bytes.last != UInt8(ascii: "\n"), bytes.last != UInt8(ascii: "\r") { bytes.append(UInt8(ascii: "\n")) }
        }
        let cells = [
            "verdict": decision.verdict.rawValue, "subject": decision.subject, "object": decision.object, "by": decision.by,
            "at": decision.at,
            "because": decision.because,
        ]
        let isNew = bytes.isEmpty
        var written: [UInt8] = []
        let collector = Collector()
        var writer = try CSVWriter(style: style, header: columns, sink: { collector.bytes += copy $0 })
        for column in columns { writer.text(cells[column.lowercased()] ?? "") }
        try writer.endRow()
        try writer.flush()
        written = collector.bytes
        if !isNew, let end = written.firstIndex(of: UInt8(ascii: "\n")) { written.removeFirst(end + 1) }
        try replace(path, with: bytes + written, name: name) { temporary in
            let after = try DecisionsFile(path: temporary, name: name).decisions
            guard after.count == before.count + 1, let last = after.last, Self.tell(last) == Self.tell(decision),
                zip(before, after).allSatisfy({ $0 == $1 })
            else {
                throw Problem(
                    .dataRefused, file: name, "the verdict would not be read back as it was said",
                    remedy: "save the file as UTF-8 with the header \(DecisionsFile.columns.joined(separator: ","))")
            }
        }
    }

    private final class Collector {
        var bytes: [UInt8] = []
    }

    private static func tell(_ decision: Decision) -> [String] {
        [decision.verdict.rawValue, decision.subject, decision.object, decision.by, decision.at, decision.because]
    }

    /// How a decisions file that is there already is written.
    private struct Layout {
        var columns: [String]
        var delimiter: Character

        init(path: String, name: String) throws {
            var settings = SourceConfiguration.DialectSettings()
            settings.header = true
            settings.skipLines = 0
            let reader = try RecordReader(path: path, settings: settings)
            columns = reader.header
            delimiter = Character(UnicodeScalar(reader.dialect.delimiter))
            let lacking = DecisionsFile.columns.filter { column in !reader.header.contains { $0.lowercased() == column } }
            guard lacking.isEmpty, reader.dialect.encoding == .utf8 else {
                throw Problem(
                    .dataRefused, file: name, line: 1,
                    lacking.isEmpty ? "the file is not UTF-8" : "the header lacks \(lacking.joined(separator: ", "))",
                    remedy: "save it as UTF-8 with the header \(DecisionsFile.columns.joined(separator: ","))")
            }
        }
    }

    private func existing(_ path: String) throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Problem(.inputMissing, file: path, "the file cannot be read", remedy: "check its permissions")
        }
        return [UInt8](data)
    }

    /// Written beside, checked, synced, renamed.
    private func replace(_ path: String, with bytes: [UInt8], name: String, check: (String) throws -> Void) throws {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let temporary = target + ".payola-new"
        func problem() -> Problem {
            Problem(
                .cannotWrite, file: name, "cannot be written (\(String(cString: strerror(errno))))",
                remedy: "free space or check its folder's permissions")
        }
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw problem() }
        var isOpen = true
        defer {
            if isOpen { close(descriptor) }
            unlink(temporary)
        }
        var status = stat()
        if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw problem() }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw problem() }
        close(descriptor)
        isOpen = false
        try check(temporary)
        guard rename(temporary, target) == 0 else { throw problem() }
        let folder = open(URL(fileURLWithPath: target).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
