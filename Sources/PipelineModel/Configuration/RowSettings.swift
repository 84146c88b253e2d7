/// Which rows of a file make up one transaction.
///
/// The first of them becomes the entry; the others are excluded with the reason that ``reason`` gives, and what they say stands in further
/// columns of the first, which `columns` of the source may name like any other.
public struct RowSettings: Hashable, Sendable {
    public var continued: Continuation?
    public var joined: [Join] = []

    public init() {}

    public var isEmpty: Bool { continued == nil && joined.isEmpty }

    /// Rows that go on telling of the transaction above them, as a statement printed for people does.
    public struct Continuation: Hashable, Sendable {
        /// Filled on the first row of a transaction, empty on those that go on.
        public var column: SourceConfiguration.ColumnSelector
        /// Where the lines of text stand.
        public var text: SourceConfiguration.ColumnSelector
        /// How lines begin that name something: the rest of such a line is the value of a column of that name.
        public var labels: [String]
        /// How lines begin that belong to the page: its titles, sums and footers.
        public var pages: [String]

        /// The column that holds the first row's text and the lines without a label, joined by a space.
        public static let lines = "lines"

        public init(
            column: SourceConfiguration.ColumnSelector, text: SourceConfiguration.ColumnSelector, labels: [String], pages: [String] = []
        ) {
            self.column = column
            self.text = text
            self.labels = labels
            self.pages = pages
        }
    }

    /// Rows that tell the two sides of an exchange: what was given in one currency and what was got for it in another.
    public struct Join: Hashable, Sendable {
        public enum Key: Hashable, Sendable {
            /// A row that tells the exchange names in `reference` the `id` of the row that it belongs to.
            case reference(reference: SourceConfiguration.ColumnSelector, id: SourceConfiguration.ColumnSelector)
            /// The rows agree in these columns.
            case same([SourceConfiguration.ColumnSelector])
        }

        public var key: Key
        /// The column that tells the rows which are joined from others, and its values for them.
        public var column: SourceConfiguration.ColumnSelector
        public var among: [String]
        /// Values of that column for rows that are fees of the exchange.
        public var fees: [String]
        public var amount: SourceConfiguration.ColumnSelector
        public var currency: SourceConfiguration.ColumnSelector
        /// A column with a time, and by how many seconds rows of one exchange may be apart.
        public var time: SourceConfiguration.ColumnSelector?
        public var seconds: Int

        /// Columns that a join adds: what was given, and what was got for it.
        public static let amount = "joined amount"
        public static let executedAmount = "joined executed amount"
        public static let executedCurrency = "joined executed currency"

        public init(
            key: Key, column: SourceConfiguration.ColumnSelector, among: [String], fees: [String] = [],
            amount: SourceConfiguration.ColumnSelector, currency: SourceConfiguration.ColumnSelector,
            time: SourceConfiguration.ColumnSelector? = nil, seconds: Int = 0
        ) {
            self.key = key
            self.column = column
            self.among = among
            self.fees = fees
            self.amount = amount
            self.currency = currency
            self.time = time
            self.seconds = seconds
        }
    }

    /// The column in which a row that belongs to another says so; excluded by it.
    public static let fate = "(row)"

    /// The names of the columns that are added behind those of the file.
    public var addedColumns: [String] {
        var names: [String] = []
        if let continued { names += [Continuation.lines] + continued.labels }
        if !joined.isEmpty { names += [Join.amount, Join.executedAmount, Join.executedCurrency] }
        return names.isEmpty ? [] : names + [Self.fate]
    }
}
