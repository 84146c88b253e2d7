public import PipelineModel

/// Turns the records of an account list into what is known of creators' accounts.
public struct AccountNormaliser: Sendable {
    private let plan: ColumnPlan
    private let createdAt: DateParser
    private let platform: FieldSlot
    private let handle: FieldSlot
    private let bankAccount: FieldSlot
    private let created: FieldSlot
    private let displayName: FieldSlot
    private let legalName: FieldSlot
    private let company: FieldSlot
    private let recruitedVia: FieldSlot

    public init(source: SourceConfiguration, plan: ColumnPlan, formats: ColumnFormats) {
        self.plan = plan
        createdAt = DateParser(format: formats.date("created_at"), allowsEpoch: true)
        platform = plan.slot("platform")
        handle = plan.slot("handle")
        bankAccount = plan.slot("bank_account")
        created = plan.slot("created_at")
        displayName = plan.slot("display_name")
        legalName = plan.slot("legal_name")
        company = plan.slot("company")
        recruitedVia = plan.slot("recruited_via")
    }

    /// Adds what `batch` holds to `output`, its texts to `tables`.
    public func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<CreatorAccount>, tables: inout EvidenceTables) {
        RecordSieve(plan: plan).pass(batch, into: &output) { (record, index, values, notes) throws(FieldFault) in
            let owner = try values.handle(platform: platform, handle: handle, of: record, at: index, tables: &tables).handle
            let account = tables.account(values.view.field(bankAccount, of: record, at: index))
            if account.isDoubtful { notes.doubtfulAccounts += 1 }
            var moment: Moment?
            if !values.view.field(created, of: record, at: index).trimmed.isEmpty {
                // An account does not get lost with its date of creation.
                moment = try? values.date(created, "created_at", createdAt, of: record, at: index, notes: &notes)
                if moment == nil { notes.unreadableOptionalValues += 1 }
            }
            return CreatorAccount(
                place: record.place, handle: owner, displayName: values.name(displayName, of: record, at: index, tables: &tables),
                legalName: values.name(legalName, of: record, at: index, tables: &tables),
                company: values.name(company, of: record, at: index, tables: &tables), bankAccount: account.id, createdAt: moment,
                recruitedVia: values.name(recruitedVia, of: record, at: index, tables: &tables)
            )
        }
    }
}
