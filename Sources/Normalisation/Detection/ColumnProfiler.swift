public import PipelineModel

/// Finds out from a file's columns how its dates and amounts are written.
///
/// Feed it batches, of the first records or of all; profiles of parts of a file merge, in the file's order, into the profile of the whole.
/// Its memory does not grow with the file.
public struct ColumnProfiler: Sendable {
    struct Column: Sendable {
        var field: String
        var slot: FieldSlot
        var allowsEpoch = false
        var tally: CandidateTally
        /// The pattern of the first date read, per order.
        var patterns: [String?] = []
    }

    let plan: ColumnPlan
    let source: SourceConfiguration
    private(set) var dates: [Column] = []
    private(set) var amounts: [Column] = []
    let pattern: DatePattern?
    let amountFormats: [AmountFormat]
    static let orders = DateOrder.allCases

    /// - Throws: ``Problem`` of kind `configuration` where `parse` of the source cannot be used.
    public init(plan: ColumnPlan, source: SourceConfiguration) throws {
        self.plan = plan
        self.source = source
        let path = "sources[\(source.id)].parse"
        pattern = try source.parse.date.map { try DatePattern($0, file: plan.file, field: path + ".date") }
        amountFormats = try AmountFormat.candidates(source.parse, path: path, file: plan.file)
        for field in Self.dateFields where plan.has(field) {
            dates.append(
                Column(
                    field: field, slot: plan.slot(field), allowsEpoch: field.hasSuffix("_at"),
                    tally: CandidateTally(candidates: Self.orders.count),
                    patterns: Array(repeating: nil, count: Self.orders.count)
                ))
        }
        for field in Self.amountFields where plan.has(field) {
            amounts.append(Column(field: field, slot: plan.slot(field), tally: CandidateTally(candidates: amountFormats.count)))
        }
    }

    private static let dateFields = ["date", "from", "to", "posted_at", "created_at"]
    private static let amountFields = ["amount", "debit", "credit", "executed_amount", "spend", "spend_low", "spend_high"]

    /// Whether nothing in later records can change the formats, unless it fails to read under them.
    public var isSettled: Bool {
        (pattern != nil || dates.allSatisfy(\.tally.isSettled)) && amounts.allSatisfy(\.tally.isSettled)
    }

    /// Takes the records of `batch` into account, those aside that cannot be read as a whole or that a rule excludes.
    public mutating func add(_ batch: RecordBatch) {
        let plan = plan
        BatchView.with(batch, plan) { view in
            for (index, record) in batch.records.enumerated() where record.problem == .none {
                if view.exclusion(plan.exclusions, of: record, at: index) != nil { continue }
                if pattern == nil {
                    for column in dates.indices { Self.addDate(&dates[column], view.field(dates[column].slot, of: record, at: index)) }
                }
                guard amountFormats.count > 1 else { continue }
                for column in amounts.indices {
                    Self.addAmount(&amounts[column], view.field(amounts[column].slot, of: record, at: index), amountFormats)
                }
            }
        }
    }

    private static func addDate(_ column: inout Column, _ bytes: Bytes) {
        let trimmed = bytes.trimmed
        if trimmed.isEmpty { return }
        let shape = DateShape(trimmed, allowsEpoch: column.allowsEpoch)
        let isEpoch = shape?.fixed != nil && trimmed.count != 8
        let readings = orders.map { order in isEpoch ? shape?.fixed : shape?.moment(order, in: trimmed) }
        column.tally.add(readings, example: trimmed.excerpt)
        for (index, order) in orders.enumerated() where column.patterns[index] == nil && readings[index] != nil {
            column.patterns[index] = shape?.pattern(order, in: trimmed)
        }
    }

    private static func addAmount(_ column: inout Column, _ bytes: Bytes, _ formats: [AmountFormat]) {
        let trimmed = bytes.trimmed
        if trimmed.isEmpty { return }
        let readings = formats.map { try? AmountParser(format: $0).read(trimmed).value }
        column.tally.add(readings, example: trimmed.excerpt)
    }

    /// Adds what `other` learnt from later records of the same file.
    public mutating func merge(with other: ColumnProfiler) {
        for (index, column) in other.dates.enumerated() where index < dates.count {
            dates[index].tally.merge(column.tally)
            for order in dates[index].patterns.indices {
                dates[index].patterns[order] = dates[index].patterns[order] ?? column.patterns[order]
            }
        }
        for (index, column) in other.amounts.enumerated() where index < amounts.count { amounts[index].tally.merge(column.tally) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The text, cut to a length that fits a message.
    var excerpt: String { count <= 200 ? text : String(slice(0..<200).text.dropLast()) + "…" }
}
