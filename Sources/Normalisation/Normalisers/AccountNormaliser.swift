public import PipelineModel

/// Turns the records of an account list into what is known of creators' accounts.
public struct AccountNormaliser: Sendable {
    private let plan: ColumnPlan
    private let createdAt: DateParser

    public init(source: SourceConfiguration, plan: ColumnPlan, formats: ColumnFormats) {
        self.plan = plan
        createdAt = DateParser(format: formats.date("created_at"), allowsEpoch: true)
    }

    /// Adds what `batch` holds to `output`, its texts to `tables`.
    public mutating func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<CreatorAccount>, tables: inout EvidenceTables)
    {
        RecordSieve(plan: plan).pass(batch, into: &output) { (record, index, values, notes) throws(FieldFault) in
            let (_, handle) = try values.handle(
                platform: plan.slot("platform"), handle: plan.slot("handle"), of: record, at: index, tables: &tables)
            let account = tables.account(values.view.field(plan.slot("bank_account"), of: record, at: index))
            if account.isDoubtful { notes.doubtfulAccounts += 1 }
            var created: Moment?
            if !values.view.field(plan.slot("created_at"), of: record, at: index).trimmed.isEmpty {
                // An account does not get lost with its date of creation.
                created = try? values.date(plan.slot("created_at"), "created_at", createdAt, of: record, at: index, notes: &notes)
                if created == nil { notes.unreadableOptionalValues += 1 }
            }
            return CreatorAccount(
                place: record.place, handle: handle,
                displayName: values.name(plan.slot("display_name"), of: record, at: index, tables: &tables),
                legalName: values.name(plan.slot("legal_name"), of: record, at: index, tables: &tables),
                company: values.name(plan.slot("company"), of: record, at: index, tables: &tables), bankAccount: account.id,
                createdAt: created, recruitedVia: values.name(plan.slot("recruited_via"), of: record, at: index, tables: &tables)
            )
        }
    }
}
