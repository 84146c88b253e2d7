public import PipelineModel

/// Puts together the rows of a file that tell of one transaction, as ``RowSettings`` of the source says.
///
/// Every record stays, at its place and with its fields. Behind them each gets the fields of ``RowSettings/addedColumns``: what the rows
/// that belong to it say, or, in a row that belongs to another, why it is no entry of its own.
public struct RowGrouping: Sendable {
    /// The file's columns and the added ones.
    public let header: [String]
    public let columnCount: Int
    let settings: RowSettings
    let format: AmountFormat
    private let continuation: (column: ComputedField, text: ComputedField, columns: Set<Int>)?
    private let joins: [JoinColumns]
    private let ownColumns: Int
    private let ownHeader: [String]

    struct JoinColumns: Sendable {
        var join: RowSettings.Join
        var column: ComputedField
        var amount: ComputedField
        var currency: ComputedField
        var time: ComputedField?
        var reference: ComputedField?
        var id: ComputedField?
        var same: [ComputedField] = []
    }

    /// Why rows are no entries of their own; each is the reason of an exclusion.
    enum Fate: String, CaseIterable {
        case continued = "goes on with the transaction above"
        case joined = "joined to its transaction"
        case alone = "exchange within the account"
        case fee = "fee of an exchange"
        case page = "title, sum or footer of a page"
    }

    /// - Parameters:
    ///   - source: With the settings; a column that they name is looked for in `header`.
    ///   - header: As read; empty where the file has none.
    /// - Throws: ``Problems`` of kind `configuration` where a column is not there.
    public init(source: SourceConfiguration, header: [String], columnCount: Int, file: String) throws {
        settings = source.rows
        ownColumns = max(columnCount, header.count)
        ownHeader = header.map(HeaderFold.folded)
        var resolver = SelectorResolver(header: header, columnCount: columnCount, file: file)
        let path = "sources[\(source.id)].rows"
        func field(_ selector: SourceConfiguration.ColumnSelector, _ key: String) -> ComputedField {
            let slot = resolver.slot(selector, path: path + key)
            switch slot {
            case .column(let column): return ComputedField(parts: [.init(column: column)])
            case .computed(let number): return resolver.computed[number]
            default: return ComputedField(parts: [])
            }
        }
        continuation = settings.continued.map { continued in
            var text = ComputedField(parts: [])
            if case .joined(let several) = continued.text {
                // Layouts differ in where the text stands: positions beyond the file and columns of money are passed over.
                let money = ["date", "amount", "debit", "credit"].compactMap { source.columns[$0] }.filter {
                    if case .header = $0 { true } else { false }
                }.flatMap { field($0, ".continued").parts.map(\.column) }
                for case .position(let position) in several where position <= columnCount && !money.contains(position - 1) {
                    text.parts.append(.init(column: position - 1))
                }
            } else {
                text = field(continued.text, ".continued.text")
            }
            return (field(continued.column, ".continued.column"), text, Set(text.parts.map(\.column)))
        }
        joins = settings.joined.enumerated().map { index, join in
            let key = ".joined[\(index)]"
            var columns = JoinColumns(
                join: join, column: field(join.column, key + ".column"), amount: field(join.amount, key + ".amount"),
                currency: field(join.currency, key + ".currency"), time: join.time.map { field($0, key + ".time") })
            switch join.key {
            case .reference(let reference, let id):
                columns.reference = field(reference, key + ".reference")
                columns.id = field(id, key + ".id")
            case .same(let same): columns.same = same.map { field($0, key + ".same") }
            }
            return columns
        }
        if !resolver.problems.isEmpty { throw Problems(resolver.problems) }
        self.header = header + Array(repeating: "", count: ownColumns - header.count) + settings.addedColumns
        self.columnCount = ownColumns + settings.addedColumns.count
        format = source.parse.decimalSeparator == "," ? .comma : .point
    }

    /// The rules that keep out the rows that belong to others.
    public static var exclusions: [SourceConfiguration.ExclusionRule] {
        Fate.allCases.map { .init(column: .header(RowSettings.fate), equals: $0.rawValue, reason: $0.rawValue) }
    }

    /// All records of a file, with the added fields.
    public func group(_ batch: RecordBatch) -> RecordBatch {
        var rows = batch.records.map(Row.init)
        if let continuation { addContinuations(&rows, batch, continuation.column, continuation.text, continuation.columns, ownHeader) }
        for columns in joins { join(&rows, batch, columns) }
        var grouped = RecordBatch()
        for row in rows { append(row, of: batch, to: &grouped) }
        return grouped
    }

    private func append(_ row: Row, of batch: RecordBatch, to grouped: inout RecordBatch) {
        var record = row.record
        let first = grouped.fieldEnds.count
        for column in 0..<record.fieldCount {
            batch.withField(column, of: record) { grouped.bytes.append(contentsOf: $0) }
            grouped.fieldEnds.append(grouped.bytes.count)
        }
        record.firstField = first
        record.problem = row.problem
        if record.fieldCount <= ownColumns, row.problem == .none || row.fate != nil {
            for _ in record.fieldCount..<ownColumns { grouped.fieldEnds.append(grouped.bytes.count) }
            var added: [String] = []
            if let continued = settings.continued {
                added.append(row.lines.joined(separator: " "))
                added += continued.labels.map { row.labelled[$0]?.joined(separator: " ") ?? "" }
            }
            if !settings.joined.isEmpty { added += [row.amount, row.executedAmount, row.executedCurrency] }
            for value in added + [row.fate?.rawValue ?? ""] {
                grouped.bytes.append(contentsOf: value.utf8)
                grouped.fieldEnds.append(grouped.bytes.count)
            }
            record.fieldCount = grouped.fieldEnds.count - first
        }
        grouped.records.append(record)
    }

    /// A record, and what was found out of it.
    struct Row {
        var record: Record
        var problem: RecordProblem
        var fate: Fate?
        var lines: [String] = []
        var labelled: [String: [String]] = [:]
        var amount = ""
        var executedAmount = ""
        var executedCurrency = ""

        init(_ record: Record) {
            self.record = record
            problem = record.problem
        }
    }
}
