public import PipelineModel

/// Turns the records of a disclosure source into disclosures. An amount is optional; where one is given it has to be readable.
public struct DisclosureNormaliser: Sendable {
    private let plan: ColumnPlan
    private let date: DateParser
    private let money: MoneyReader

    public init(source: SourceConfiguration, plan: ColumnPlan, formats: ColumnFormats, registry: CurrencyRegistry) {
        self.plan = plan
        date = DateParser(format: formats.date("date"), allowsEpoch: true)
        money = MoneyReader(source: source, plan: plan, formats: formats, registry: registry, isStatement: false)
    }

    /// Adds what `batch` holds to `output`, its texts to `tables`.
    public mutating func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<Disclosure>, tables: inout EvidenceTables) {
        RecordSieve(plan: plan).pass(batch, into: &output) { (record, index, values, notes) throws(FieldFault) in
            let (platform, handle) = try values.handle(
                platform: plan.slot("platform"), handle: plan.slot("handle"), of: record, at: index, tables: &tables)
            let day = try values.date(plan.slot("date"), "date", date, of: record, at: index, notes: &notes).day
            let url = values.text(plan.slot("content_url"), of: record, at: index, tables: &tables)
            var id = try values.id(plan.slot("content_id"), "content_id", of: record, at: index, tables: &tables)
            if id.isEmpty, !url.isEmpty, let locator = ContentLocator(url: tables.texts[url]) { id = tables.texts.intern(locator.id) }
            var disclosure = Disclosure(
                place: record.place, platform: platform, handle: handle,
                sponsor: values.name(plan.slot("sponsor"), of: record, at: index, tables: &tables), contentID: id, contentURL: url,
                day: day,
                label: values.text(plan.slot("label"), of: record, at: index, tables: &tables)
            )
            if let read = try money.optional(record, at: index, in: values.view, tables: &tables, notes: &notes) {
                disclosure.amount = read.amount
                disclosure.currency = tables.currencies.known[read.currency].text
            }
            return disclosure
        }
    }
}
