public import PipelineModel

/// What `payola inspect` found in a file.
public struct FileInspection: Sendable {
    /// The file as given.
    public var file: String
    /// Delimiter, quote, encoding, skipLines and header, each with whether it was detected.
    public var dialect: [String: DropSummary.Setting]
    public var header: [String]
    public var columns: [ColumnInspection]
    public var records: Int
    public var blank: Int
    /// Records that cannot be read as rows, by reason, with the first line of each.
    public var unreadable: [(reason: String, count: Int, firstLine: Int)]
    public var proposal: SourceProposal
}
