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
    /// Per field, what a value in the file stands for: `ZUSD` for `USD`.
    public var values: [String: [String: String]] = [:]
    /// Which way the money of an unsigned amount went, where a column says it.
    public var direction: DirectionColumn?
    /// Which rows of the file belong together.
    public var rows = RowSettings()
    /// The keys as they stand in the file, for what they are laid over: a profile.
    public var written: WrittenKeys?

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
        /// Whether the file holds records of several types, so that rows may have any number of fields.
        public var ragged = false

        public init() {}
    }

    /// What `pipeline.json` says of the values; what is nil is detected from the whole column.
    public struct ParseSettings: Sendable {
        /// A pattern of `yyyy`, `yy`, `MM`, `M`, `MMM`, `MMMM`, `dd`, `d`, `HH`, `mm`, `ss` and literal characters (Unicode TR 35), or
        /// several with `|` between them.
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
    public indirect enum ColumnSelector: Hashable, Sendable {
        case header(String)
        /// From 1.
        case position(Int)
        /// Several columns, their values joined by a space.
        case joined([ColumnSelector])
        /// The first of several that is not empty; a column that the file lacks is passed over.
        case first([ColumnPart])
    }

    /// A column, or the part of its text that is meant.
    public struct ColumnPart: Hashable, Sendable {
        /// A header or a position.
        public var column: ColumnSelector
        /// Beginnings that are no part of the value, in any case: `Payment from `.
        public var after: [String]
        /// Labels within the text behind which the value stands: `Beneficiar:`. Where there are labels and none is found, there is no value.
        public var from: [String]
        /// What ends the value: `;`.
        public var until: [String]

        public init(_ column: ColumnSelector, after: [String] = [], from: [String] = [], until: [String] = []) {
            self.column = column
            self.after = after
            self.from = from
            self.until = until
        }

        var isWhole: Bool { after.isEmpty && from.isEmpty && until.isEmpty }
    }

    /// A record whose column passes the test is kept out, with the reason.
    public struct ExclusionRule: Hashable, Sendable {
        public enum Test: Hashable, Sendable {
            case equals([String])
            case startsWith([String])
            /// Keeps out whatever is none of these.
            case unless([String])
            case unlessStartsWith([String])
        }

        public var column: ColumnSelector
        public var test: Test
        public var reason: String

        public init(column: ColumnSelector, test: Test, reason: String) {
            self.column = column
            self.test = test
            self.reason = reason
        }

        public init(column: ColumnSelector, equals: String, reason: String) {
            self.init(column: column, test: .equals([equals]), reason: reason)
        }
    }

    /// The column of a one-account statement that says whether money came or went; the amount's own sign is left aside.
    public struct DirectionColumn: Hashable, Sendable {
        public var column: ColumnSelector
        /// Values of money that came to the holder.
        public var into: [String]
        /// Values of money that the holder paid.
        public var out: [String]

        public init(column: ColumnSelector, into: [String], out: [String]) {
            self.column = column
            self.into = into
            self.out = out
        }
    }
}
