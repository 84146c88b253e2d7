public import PipelineModel

/// How a drop is written, and which of it the configuration said.
public struct DetectedDialect: Hashable, Sendable {
    public enum Origin: String, Hashable, Sendable { case given, detected }

    public var dialect: Dialect
    public var delimiter: Origin
    public var quote: Origin
    public var encoding: Origin
    public var skipLines: Origin
    public var header: Origin
    /// Bytes of the byte-order mark that begins the drop.
    public var markBytes: Int
    /// Fields of most records, where the drop has no header to tell; nil where nothing tells.
    public var columns: Int?
    /// What would be the header if the records had as many fields; nil where the drop has one, or nothing like one.
    public var misfit: Misfit?

    /// A row that names columns, other than most rows have.
    public struct Misfit: Hashable, Sendable {
        /// Physical lines before it.
        public var linesBefore: Int
        public var names: [String]
        /// Fields of most rows.
        public var columns: Int
    }

    public init(
        dialect: Dialect, delimiter: Origin = .given, quote: Origin = .given, encoding: Origin = .given, skipLines: Origin = .given,
        header: Origin = .given, markBytes: Int = 0, columns: Int? = nil
    ) {
        self.dialect = dialect
        self.delimiter = delimiter
        self.quote = quote
        self.encoding = encoding
        self.skipLines = skipLines
        self.header = header
        self.markBytes = markBytes
        self.columns = columns
    }
}
