public import PipelineModel

/// Turns the records of a ledger into entries.
///
/// A record either names payer and payee, or, in a one-account statement, the holder and the counterparty: then a negative amount or a debit
/// says that the holder paid. Every record ends as an entry, excluded, rejected or blank; what was read of its money goes into the control
/// totals under that fate.
public struct LedgerNormaliser: Sendable {
    private let plan: ColumnPlan
    private let isStatement: Bool
    private let money: MoneyReader
    private let date: FieldSlot
    private let dateParser: DateParser
    private let payer: PartySlots
    private let payee: PartySlots
    /// In a statement, the other side's slots for the case that the counterparty paid.
    private let payingCounterparty: PartySlots
    private let paidHolder: PartySlots
    private let id: FieldSlot
    private let platform: FieldSlot
    private let reference: FieldSlot
    private let executedAmount: FieldSlot
    private let executedCurrency: FieldSlot
    private let executedParser: AmountParser
    private let sourceID: Fingerprint

    public init(source: SourceConfiguration, plan: ColumnPlan, formats: ColumnFormats, registry: CurrencyRegistry) {
        self.plan = plan
        isStatement = (plan.has("holder") || plan.has("holder_account")) && (plan.has("counterparty") || plan.has("counterparty_account"))
        money = MoneyReader(source: source, plan: plan, formats: formats, registry: registry, isStatement: isStatement)
        date = plan.slot("date")
        dateParser = DateParser(format: formats.date("date"))
        let holder = (["holder", "payer"], ["holder_account", "payer_account"])
        let counterparty = (["counterparty", "payee"], ["counterparty_account", "payee_account"])
        // A statement may name whom it paid and who paid it in columns of their own, beside whatever names the other side.
        let namesBoth = isStatement && plan.has("payer") && plan.has("payee")
        if namesBoth {
            payer = PartySlots(plan, role: .payer, name: ["holder"], account: ["holder_account"])
            payee = PartySlots(plan, role: .payee, name: ["payee"], account: ["payee_account", "counterparty_account"])
        } else if isStatement {
            payer = PartySlots(plan, role: .payer, name: holder.0, account: holder.1)
            payee = PartySlots(plan, role: .payee, name: counterparty.0, account: counterparty.1)
        } else {
            payer = PartySlots(plan, role: .payer, name: holder.0.reversed(), account: holder.1.reversed())
            payee = PartySlots(plan, role: .payee, name: counterparty.0.reversed(), account: counterparty.1.reversed())
        }
        payingCounterparty =
            namesBoth
            ? PartySlots(plan, role: .payer, name: ["payer"], account: ["payer_account", "counterparty_account"])
            : PartySlots(plan, role: .payer, name: counterparty.0, account: counterparty.1)
        paidHolder =
            namesBoth
            ? PartySlots(plan, role: .payee, name: ["holder"], account: ["holder_account"])
            : PartySlots(plan, role: .payee, name: holder.0, account: holder.1)
        id = plan.slot("id")
        platform = plan.slot("platform")
        reference = plan.slot("reference")
        executedAmount = plan.slot("executed_amount")
        executedCurrency = plan.slot("executed_currency")
        executedParser = AmountParser(format: formats.amount("executed_amount"))
        sourceID = Fingerprint.of(source.id)
    }

    /// Adds what `batch` holds to `output`, its texts and parties to `tables`.
    public func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<Entry>, tables: inout EvidenceTables) {
        let sieve = RecordSieve(plan: plan)
        var totals = BatchTotals()
        BatchView.with(batch, plan) { view in
            for (index, record) in batch.records.enumerated() {
                if index % LookAhead.window == 0 { lookAhead(batch, from: index, in: view, tables: &tables) }
                if record.problem != .none {
                    sieve.setAside(record, at: index, in: view, into: &output)
                    continue
                }
                let formatFailures = output.notes.formatFailures
                var money: MoneyReader.Money?
                do throws(FieldFault) {
                    let read = try self.money.read(record, at: index, in: view, tables: &tables, notes: &output.notes)
                    money = read
                    if let rule = view.exclusion(plan.exclusions, of: record, at: index) {
                        exclude(record, at: index, by: plan.exclusions[rule], in: view, &output)
                        if !plan.exclusions[rule].isOfOtherType { totals.add(read.amount, currency: read.currency, fate: .excluded) }
                        continue
                    }
                    output.items.append(try entry(read, record, at: index, in: view, tables: &tables, notes: &output.notes))
                    output.counts.entries += 1
                    totals.add(read.amount, currency: read.currency, fate: .entry)
                } catch {
                    if money == nil, let rule = view.exclusion(plan.exclusions, of: record, at: index) {
                        // What is excluded need not be readable.
                        output.notes.formatFailures = formatFailures
                        exclude(record, at: index, by: plan.exclusions[rule], in: view, &output)
                        continue
                    }
                    let isHeader = HeaderRow.isOne(record, in: view, plan)
                    if isHeader || TotalRow.isOne(record, in: view, date: date, at: index) {
                        output.notes.formatFailures = formatFailures
                        output.counts.excludedByReason[isHeader ? HeaderRow.reason : TotalRow.reason, default: 0] += 1
                        if let money { totals.add(money.amount, currency: money.currency, fate: .excluded) }
                        continue
                    }
                    output.counts.rejected += 1
                    output.rejects.append(sieve.reject(error, record: record, in: view))
                    if let money { totals.add(money.amount, currency: money.currency, fate: .rejected) }
                }
            }
        }
        totals.flush(into: &output.totals, tables.currencies)
    }

    /// Counts a record that a rule keeps out, and keeps what tells its transaction.
    private func exclude(
        _ record: Record, at index: Int, by rule: ColumnPlan.Exclusion, in view: BatchView, _ output: inout NormalisedRecords<Entry>
    ) {
        output.counts.excludedByReason[rule.reason, default: 0] += 1
        let idCell = view.field(id, of: record, at: index).trimmed
        guard rule.keepsOutPayments, !rule.isOfOtherType, !PlaceholderID.isOne(idCell), !SpreadsheetDamage.isScientific(idCell) else {
            return
        }
        let key = ExcludedRecord.Key(
            identity: sourceID.combined(with: Fingerprint.of(idCell)), content: view.content(of: record, seeds: plan.seeds))
        output.excluded.append(ExcludedRecord(place: record.place, key: key))
    }

    /// Fetches from memory, all at once, what the next records' parties and references will be looked up in.
    private func lookAhead(_ batch: RecordBatch, from start: Int, in view: BatchView, tables: inout EvidenceTables) {
        tables.ahead.start(at: start)
        for index in start..<min(start + LookAhead.window, batch.records.count) {
            let record = batch.records[index]
            tables.ahead.add(
                payer: payer.hash(record, at: index, in: view), payee: payee.hash(record, at: index, in: view),
                reference: TextTable.hash(view.field(reference, of: record, at: index).trimmed))
        }
        tables.ahead.fetch(tables.parties, tables.texts)
    }

    private func entry(
        _ money: MoneyReader.Money, _ record: Record, at index: Int, in view: BatchView, tables: inout EvidenceTables,
        notes: inout NormalisationNotes
    ) throws(FieldFault) -> Entry {
        let dateCell = view.field(date, of: record, at: index)
        let day: Day
        do throws(ValueFault) {
            day = try dateParser.read(dateCell).day
        } catch {
            if !dateCell.trimmed.isEmpty { notes.formatFailures += 1 }
            throw FieldFault("date", dateCell, error.reason)
        }
        var idCell = view.field(id, of: record, at: index).trimmed
        if PlaceholderID.isOne(idCell) { idCell = Bytes(start: nil, count: 0) }
        guard !SpreadsheetDamage.isScientific(idCell) else { throw FieldFault("id", idCell, SpreadsheetDamage.reason) }
        let platform = tables.platformNumber(view.field(self.platform, of: record, at: index))
        let isReceived = isStatement && !money.holderPays
        let payerHash = isReceived ? payingCounterparty.hash(record, at: index, in: view) : tables.ahead.payer(at: index)
        let payeeHash = isReceived ? paidHolder.hash(record, at: index, in: view) : tables.ahead.payee(at: index)
        let payer = try (isReceived ? payingCounterparty : self.payer).read(
            record, at: index, in: view, platform: platform, tables: &tables, notes: &notes, hash: payerHash)
        let payee = try (isReceived ? paidHolder : self.payee).read(
            record, at: index, in: view, platform: platform, tables: &tables, notes: &notes, hash: payeeHash)
        let content = view.content(of: record, seeds: plan.seeds)
        var entry = Entry(
            place: record.place, identity: sourceID.combined(with: idCell.isEmpty ? content : Fingerprint.of(idCell)), content: content,
            day: day, payer: payer, payee: payee, amount: money.amount, currency: tables.currencies.known[money.currency].text,
            reference: tables.text(view.field(reference, of: record, at: index), hash: tables.ahead.reference(at: index)),
            platform: tables.platforms.known[platform].id,
            transaction: TransactionKey.of(idCell)
        )
        if !executedAmount.isAbsent { try addExecuted(to: &entry, record, at: index, in: view, tables: &tables, notes: &notes) }
        return entry
    }

    private func addExecuted(
        to entry: inout Entry, _ record: Record, at index: Int, in view: BatchView, tables: inout EvidenceTables,
        notes: inout NormalisationNotes
    ) throws(FieldFault) {
        let cell = view.field(executedAmount, of: record, at: index)
        guard !cell.trimmed.isEmpty else { return }
        let reading = try MoneyReader.amount(cell, executedParser, field: "executed_amount", notes: &notes)
        guard !reading.value.isZero else { return }
        let currencyCell = view.field(executedCurrency, of: record, at: index)
        let currency = try money.currency(
            currencyCell, cell, reading, field: "executed_amount", currencyField: "executed_currency", tables: &tables)
        // Its sign is the sender's view as well: it goes with the amount.
        entry.executedAmount = entry.amount.isNegative ? reading.value.magnitude.negated : reading.value.magnitude
        entry.executedCurrency = tables.currencies.known[currency].text
    }
}
