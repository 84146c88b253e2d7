public import PipelineModel

/// Turns the records of a watch list written as CSV into its entries: OpenSanctions' `targets.simple.csv` as it is, other lists with `columns`.
public struct WatchlistNormaliser: Sendable {
    private let plan: ColumnPlan
    private let list: String

    /// - Parameter list: What the list is called where the record does not say it.
    public init(plan: ColumnPlan, list: String) {
        self.plan = plan
        self.list = list
    }

    /// `source` with OpenSanctions' headers for the fields that it does not map and that `header` has.
    public static func source(_ source: SourceConfiguration, header: [String]) -> SourceConfiguration {
        var source = source
        let known = Set(header.map(SelectorResolver.folded))
        for field in source.kind.fields where source.columns[field] == nil && source.constants[field] == nil {
            if known.contains(field) || field == "name" { source.columns[field] = .header(field) }
        }
        return source
    }

    /// Adds what `batch` holds to `output`.
    public func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<WatchlistEntry>, tables: inout EvidenceTables) {
        RecordSieve(plan: plan).pass(batch, into: &output) { (record, index, values, notes) throws(FieldFault) in
            func text(_ field: String) -> String { values.view.field(plan.slot(field), of: record, at: index).trimmed.text }
            let name = text("name")
            guard !name.isEmpty else { throw FieldFault("name", Bytes(start: nil, count: 0), "the name is missing") }
            let dataset = text("dataset")
            return WatchlistEntry(
                place: record.place, id: text("id"), name: name, aliases: Self.list(text("aliases")), topics: Self.list(text("topics")),
                source: dataset.isEmpty ? list : dataset)
        }
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ";").map { part in
            var part = part.drop { $0 == " " || $0 == "\"" }
            while part.last == " " || part.last == "\"" { part = part.dropLast() }
            return String(part)
        }.filter { !$0.isEmpty }
    }
}
