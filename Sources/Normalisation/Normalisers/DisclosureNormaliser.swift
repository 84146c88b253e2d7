public import PipelineModel

/// Turns the records of a disclosure source into disclosures. An amount is optional; where one is given it has to be readable.
public struct DisclosureNormaliser: Sendable {
    private let plan: ColumnPlan
    private let date: DateParser
    private let money: MoneyReader
    private let platform: FieldSlot
    private let handle: FieldSlot
    private let day: FieldSlot
    private let url: FieldSlot
    private let id: FieldSlot
    private let sponsor: FieldSlot
    private let label: FieldSlot

    public init(source: SourceConfiguration, plan: ColumnPlan, formats: ColumnFormats, registry: CurrencyRegistry) {
        self.plan = plan
        date = DateParser(format: formats.date("date"), allowsEpoch: true)
        money = MoneyReader(source: source, plan: plan, formats: formats, registry: registry, isStatement: false)
        platform = plan.slot("platform")
        handle = plan.slot("handle")
        day = plan.slot("date")
        url = plan.slot("content_url")
        id = plan.slot("content_id")
        sponsor = plan.slot("sponsor")
        label = plan.slot("label")
    }

    /// Adds what `batch` holds to `output`, its texts to `tables`.
    public func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<Disclosure>, tables: inout EvidenceTables) {
        RecordSieve(plan: plan).pass(batch, into: &output) { (record, index, values, notes) throws(FieldFault) in
            let account = try values.handle(platform: platform, handle: handle, of: record, at: index, tables: &tables)
            let when = try values.date(day, "date", date, of: record, at: index, notes: &notes).day
            let address = values.view.field(url, of: record, at: index).trimmed
            let contentURL = tables.texts.intern(address)
            var post = try values.id(id, "content_id", of: record, at: index, tables: &tables)
            if post.isEmpty, !address.isEmpty, let locator = ContentLocator(url: address) { post = tables.texts.intern(locator.id) }
            var disclosure = Disclosure(
                place: record.place, platform: account.platform, handle: account.handle,
                sponsor: values.name(sponsor, of: record, at: index, tables: &tables), contentID: post, contentURL: contentURL, day: when,
                label: values.text(label, of: record, at: index, tables: &tables)
            )
            if let read = try money.optional(record, at: index, in: values.view, tables: &tables, notes: &notes) {
                disclosure.amount = read.amount
                disclosure.currency = tables.currencies.known[read.currency].text
            }
            return disclosure
        }
    }
}
