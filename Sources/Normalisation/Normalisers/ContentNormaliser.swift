public import PipelineModel

/// Turns the records of a content source into posts.
public struct ContentNormaliser: Sendable {
    private let plan: ColumnPlan
    private let postedAt: DateParser
    private let id: FieldSlot
    private let platform: FieldSlot
    private let handle: FieldSlot
    private let date: FieldSlot
    private let url: FieldSlot
    private let caption: FieldSlot
    private let hashtags: FieldSlot
    private let views: FieldSlot
    private let label: FieldSlot

    public init(source: SourceConfiguration, plan: ColumnPlan, formats: ColumnFormats) {
        self.plan = plan
        postedAt = DateParser(format: formats.date("posted_at"), allowsEpoch: true)
        id = plan.slot("id")
        platform = plan.slot("platform")
        handle = plan.slot("handle")
        date = plan.slot("posted_at")
        url = plan.slot("url")
        caption = plan.slot("caption")
        hashtags = plan.slot("hashtags")
        views = plan.slot("views")
        label = plan.slot("label")
    }

    /// Adds what `batch` holds to `output`, its texts to `tables`.
    public func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<Content>, tables: inout EvidenceTables) {
        RecordSieve(plan: plan).pass(batch, into: &output) { (record, index, values, notes) throws(FieldFault) in
            let post = try values.id(id, "id", of: record, at: index, tables: &tables)
            guard !post.isEmpty else {
                throw FieldFault("id", values.view.field(id, of: record, at: index), "the post's id is missing")
            }
            let account = try values.handle(platform: platform, handle: handle, of: record, at: index, tables: &tables)
            let moment = try values.date(date, "posted_at", postedAt, of: record, at: index, notes: &notes)
            return Content(
                place: record.place, platform: account.platform, id: post, url: values.text(url, of: record, at: index, tables: &tables),
                handle: account.handle, postedAt: moment, caption: values.text(caption, of: record, at: index, tables: &tables),
                hashtags: values.text(hashtags, of: record, at: index, tables: &tables),
                views: Self.views(values.view.field(views, of: record, at: index), notes: &notes),
                label: values.text(label, of: record, at: index, tables: &tables)
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
