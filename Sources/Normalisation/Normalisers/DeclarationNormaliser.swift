public import PipelineModel

/// Turns the records of a declaration source into declarations. A declared 0 is a declaration.
public struct DeclarationNormaliser: Sendable {
    private let plan: ColumnPlan
    private let from: DateParser
    private let to: DateParser
    private let money: MoneyReader

    public init(source: SourceConfiguration, plan: ColumnPlan, formats: ColumnFormats, registry: CurrencyRegistry) {
        self.plan = plan
        from = DateParser(format: formats.date("from"))
        to = DateParser(format: formats.date("to"))
        money = MoneyReader(source: source, plan: plan, formats: formats, registry: registry, isStatement: false)
    }

    /// Adds what `batch` holds to `output`, its texts to `tables`.
    public func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<Declaration>, tables: inout EvidenceTables) {
        RecordSieve(plan: plan).pass(batch, into: &output) { (record, index, values, notes) throws(FieldFault) in
            let campaign = values.name(plan.slot("campaign"), of: record, at: index, tables: &tables)
            guard !campaign.isEmpty else {
                throw FieldFault("campaign", values.view.field(plan.slot("campaign"), of: record, at: index), "the campaign is missing")
            }
            let amountCell = values.view.field(plan.slot("amount"), of: record, at: index)
            guard let read = try money.optional(record, at: index, in: values.view, tables: &tables, notes: &notes) else {
                throw FieldFault("amount", amountCell, "the amount is missing; a declaration that nothing was spent says 0")
            }
            func day(_ field: String, _ parser: DateParser) throws(FieldFault) -> Day? {
                let slot = plan.slot(field)
                if values.view.field(slot, of: record, at: index).trimmed.isEmpty { return nil }
                return try values.date(slot, field, parser, of: record, at: index, notes: &notes).day
            }
            let first = try day("from", from)
            let last = try day("to", to)
            if let first, let last, last < first {
                throw FieldFault("to", values.view.field(plan.slot("to"), of: record, at: index), "the period ends before it begins")
            }
            return Declaration(
                place: record.place, campaign: campaign,
                declarant: values.name(plan.slot("declarant"), of: record, at: index, tables: &tables), from: first, to: last,
                amount: read.amount, currency: tables.currencies.known[read.currency].text
            )
        }
    }
}
