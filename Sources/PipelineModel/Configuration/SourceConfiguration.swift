/// One source of `pipeline.json`: which files, how they are written, what their columns mean.
public struct SourceConfiguration: Sendable {
    public var id: String
    public var kind: SourceKind
    /// A path with `*` and `?` wildcards, relative to the configuration's folder.
    public var path: String
    /// A built-in mapping for a known export; keys beside it override it.
    public var profile: String?
    public var dialect = DialectSettings()
    public var parse = ParseSettings()
    /// From our field's name to the column.
    public var columns: [String: ColumnSelector] = [:]
    /// Values that hold for every record.
    public var constants: [String: String] = [:]
    public var exclude: [ExclusionRule] = []

    public init(id: String, kind: SourceKind, path: String) {
        self.id = id
        self.kind = kind
        self.path = path
    }

    /// What `pipeline.json` says of the dialect; what is nil is detected.
    public struct DialectSettings: Sendable {
        public var delimiter: UInt8?
        public var quote: UInt8?
        public var encoding: TextEncoding?
        public var skipLines: Int?
        public var header: Bool?
        /// The sheet of a workbook: its name, or its number from 1.
        public var sheet: String?

        public init() {}
    }

    /// What `pipeline.json` says of the values; what is nil is detected from the whole column.
    public struct ParseSettings: Sendable {
        /// A pattern of `yyyy`, `yy`, `MM`, `M`, `MMM`, `MMMM`, `dd`, `d`, `HH`, `mm`, `ss` and literal characters (Unicode TR 35).
        public var date: String?
        public var decimalSeparator: Character?
        /// `""` in the configuration means that there is none: nil inside the outer optional.
        public var groupingSeparator: Character??
        /// What a minus sign means in a ledger that names both payer and payee.
        public var negative: NegativeMeaning = .view

        public init() {}
    }

    public enum NegativeMeaning: String, Sendable, CaseIterable {
        /// The sender's own view: the absolute value counts.
        case view
        /// It takes an earlier payment back.
        case reversal
    }

    /// Which column a field is read from.
    public enum ColumnSelector: Hashable, Sendable {
        case header(String)
        /// From 1.
        case position(Int)
        /// Several headers, their values joined by a space.
        case joined([String])
    }

    /// A record whose column has this value is kept out, with the reason.
    public struct ExclusionRule: Hashable, Sendable {
        public var column: ColumnSelector
        public var equals: String
        public var reason: String

        public init(column: ColumnSelector, equals: String, reason: String) {
            self.column = column
            self.equals = equals
            self.reason = reason
        }
    }
}
