internal import Extraction
public import PipelineModel
internal import Reporting
internal import Resolution

/// Compares names, alone or by the line of a file: `payola compare`.
public struct NamePairs {
    /// How likely two names mean one party, and why.
    public struct Answer: Sendable {
        public var probability: Double
        /// More likely than not.
        public var same: Bool
        /// Every piece with its match weight, the prior first.
        public var evidence: [Evidence]
    }

    private var comparator = NameComparator()

    public init() {}

    public mutating func compare(_ left: String, _ right: String) -> Answer {
        let verdict = comparator.compare(left, right)
        return Answer(probability: verdict.probability, same: verdict.same, evidence: verdict.evidence)
    }

    /// Reads a CSV file with the columns `name1` and `name2`, and writes it with `probability`, `same` and `evidence` added. Other columns and
    /// their order stay as they are.
    ///
    /// - Throws: ``Problem``: `inputMissing`; `dataRefused` where the columns are missing or a line cannot be read, before anything is written.
    public mutating func answer(file path: String, to sink: @escaping (borrowing [UInt8]) throws -> Void) throws {
        var settings = SourceConfiguration.DialectSettings()
        settings.skipLines = 0
        settings.header = true
        let reader = try RecordReader(path: path, settings: settings)
        let columns = ["name1", "name2"].map { name in reader.header.firstIndex { $0.trimmed.lowercased() == name } }
        guard let left = columns[0], let right = columns[1] else {
            throw Problem(.dataRefused, file: path, line: 1, "the header has no columns name1 and name2", remedy: "name the two columns so")
        }
        var refused: Problem?
        try reader.read { batch in
            for record in batch.records where refused == nil && record.problem != .none && record.problem != .blank {
                refused = Problem(
                    .dataRefused, file: path, line: Int(record.place.line), "the line cannot be read (\(record.problem))",
                    remedy: "give it as many fields as the header, quoted after RFC 4180")
            }
        }
        if let refused { throw refused }
        var writer = try CSVWriter(style: PipelineConfiguration().csv, header: reader.header + ["probability", "same", "evidence"], sink: sink)
        var comparator = comparator
        try reader.read { batch in
            for record in batch.records where record.problem != .blank {
                let verdict = comparator.compare(batch.text(left, of: record), batch.text(right, of: record))
                for column in reader.header.indices { writer.kept(batch.text(column, of: record)) }
                writer.number(Probability.text(verdict.probability))
                writer.text(verdict.same ? "yes" : "no")
                writer.text(verdict.evidence.map(\.short).joined(separator: " "))
                try writer.endRow()
            }
        }
        self.comparator = comparator
        try writer.flush()
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
