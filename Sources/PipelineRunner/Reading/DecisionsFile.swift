internal import Extraction
internal import Foundation
public import PipelineModel

/// `decisions.csv`: the reviewers' verdicts, one a line: `verdict,subject,object,by,at,because`.
public struct DecisionsFile: Sendable {
    public static let columns = ["verdict", "subject", "object", "by", "at", "because"]

    /// In the file's order.
    public private(set) var decisions: [Decision] = []
    /// Of the file's bytes; nil where there is no file yet.
    public private(set) var sha256: String?

    /// No decisions.
    public init() {}

    /// - Parameters:
    ///   - path: The file; one that does not exist yet holds no decisions.
    ///   - name: How messages call it.
    /// - Throws: ``Problems`` of kind `dataRefused` with the lines that cannot be read.
    public init(path: String, name: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        sha256 = try DropHash.sha256(ofFile: path).hex
        var settings = SourceConfiguration.DialectSettings()
        settings.header = true
        settings.skipLines = 0
        let reader = try RecordReader(path: path, settings: settings)
        let places = Self.columns.map { column in reader.header.firstIndex { $0.lowercased() == column } }
        guard let verdict = places[0], let subject = places[1] else {
            throw Problem(
                .dataRefused, file: name, line: 1, "the header is not \(Self.columns.joined(separator: ","))", remedy: "write that as the first line")
        }
        var problems: [Problem] = []
        try reader.read { batch in
            for record in batch.records where record.problem != .blank {
                let line = Int(record.place.line)
                func text(_ column: Int?) -> String { column.map { batch.text($0, of: record) } ?? "" }
                guard record.problem == .none, let parsed = Decision.Verdict(rawValue: text(verdict).lowercased()), !text(subject).isEmpty else {
                    problems.append(
                        Problem(
                            .dataRefused, file: name, line: line, field: "verdict", "the line is no decision",
                            remedy: "write accept, reject, same or different, then its subject"))
                    continue
                }
                decisions.append(
                    Decision(
                        verdict: parsed, subject: Self.unescaped(text(subject)), object: Self.unescaped(text(places[2])),
                        by: Self.unescaped(text(places[3])), at: Self.unescaped(text(places[4])), because: Self.unescaped(text(places[5])), line: line))
            }
        }
        guard problems.isEmpty else { throw Problems(problems) }
    }

    /// Without the `'` that keeps spreadsheets from running a text.
    static func unescaped(_ text: String) -> String {
        guard text.hasPrefix("'"), let second = text.dropFirst().first, "=+-@\t\r".contains(second) else { return text }
        return String(text.dropFirst())
    }
}
