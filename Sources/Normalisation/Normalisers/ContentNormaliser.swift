public import PipelineModel

/// Turns the records of a content source into posts.
public struct ContentNormaliser: Sendable {
    private let plan: ColumnPlan
    private let postedAt: DateParser

    public init(source: SourceConfiguration, plan: ColumnPlan, formats: ColumnFormats) {
        self.plan = plan
        postedAt = DateParser(format: formats.date("posted_at"), allowsEpoch: true)
    }

    /// Adds what `batch` holds to `output`, its texts to `tables`.
    public mutating func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<Content>, tables: inout EvidenceTables) {
        RecordSieve(plan: plan).pass(batch, into: &output) { (record, index, values, notes) throws(FieldFault) in
            let id = try values.id(plan.slot("id"), "id", of: record, at: index, tables: &tables)
            guard !id.isEmpty else {
                throw FieldFault("id", values.view.field(plan.slot("id"), of: record, at: index), "the post's id is missing")
            }
            let (platform, handle) = try values.handle(
                platform: plan.slot("platform"), handle: plan.slot("handle"), of: record, at: index, tables: &tables)
            let moment = try values.date(plan.slot("posted_at"), "posted_at", postedAt, of: record, at: index, notes: &notes)
            return Content(
                place: record.place, platform: platform, id: id, url: values.text(plan.slot("url"), of: record, at: index, tables: &tables),
                handle: handle, postedAt: moment, caption: values.text(plan.slot("caption"), of: record, at: index, tables: &tables),
                hashtags: values.text(plan.slot("hashtags"), of: record, at: index, tables: &tables),
                views: Self.views(values.view.field(plan.slot("views"), of: record, at: index), notes: &notes),
                label: values.text(plan.slot("label"), of: record, at: index, tables: &tables)
            )
        }
    }

    /// A post does not get lost with its view count: what cannot be read is nil and noted.
    private static func views(_ cell: Bytes, notes: inout NormalisationNotes) -> Int64? {
        if cell.trimmed.isEmpty { return nil }
        guard let reading = try? AmountParser(format: .whole).read(cell), reading.mark.isEmpty, reading.value.scale == 0,
            reading.value.mantissa >= 0
        else {
            notes.unreadableViews += 1
            return nil
        }
        return reading.value.mantissa
    }
}
