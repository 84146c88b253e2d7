public import PipelineModel

/// Turns the records of an advertisement library into spends. An interval stays an interval.
public struct AdSpendNormaliser: Sendable {
    private let plan: ColumnPlan
    private let purses: [AdSpendColumns.Purse]
    private let from: DateParser
    private let to: DateParser
    private let formats: ColumnFormats
    private let decimalsGiven: Bool
    private let money: MoneyReader

    public init(source: SourceConfiguration, columns: AdSpendColumns, formats: ColumnFormats, registry: CurrencyRegistry) {
        plan = columns.plan
        purses = columns.purses
        from = DateParser(format: formats.date("from"))
        to = DateParser(format: formats.date("to"))
        self.formats = formats
        decimalsGiven = source.parse.decimalSeparator != nil
        money = MoneyReader(source: source, plan: columns.plan, formats: formats, registry: registry, isStatement: false)
    }

    /// Adds what `batch` holds to `output`, its texts to `tables`.
    public func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<AdSpend>, tables: inout EvidenceTables) {
        RecordSieve(plan: plan).pass(batch, into: &output) { (record, index, values, notes) throws(FieldFault) in
            let platform = tables.platform(values.view.field(plan.slot("platform"), of: record, at: index))
            guard !platform.isEmpty else {
                throw FieldFault("platform", values.view.field(plan.slot("platform"), of: record, at: index), "the platform is missing")
            }
            let advertiser = values.name(plan.slot("advertiser"), of: record, at: index, tables: &tables)
            guard !advertiser.isEmpty else {
                throw FieldFault(
                    "advertiser", values.view.field(plan.slot("advertiser"), of: record, at: index), "the advertiser is missing")
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
            return AdSpend(
                place: record.place, platform: platform, advertiser: advertiser,
                payer: values.name(plan.slot("payer"), of: record, at: index, tables: &tables),
                campaign: values.name(plan.slot("campaign"), of: record, at: index, tables: &tables), from: first, to: last,
                spends: try spends(record, index, values.view, &tables, &notes),
                ads: Self.count(values.view.field(plan.slot("ads"), of: record, at: index), notes: &notes))
        }
    }

    /// One spend per currency. Where each currency has columns of its own, those with nothing in them are left out, unless all have nothing.
    private func spends(
        _ record: Record, _ index: Int, _ view: BatchView, _ tables: inout EvidenceTables, _ notes: inout NormalisationNotes
    ) throws(FieldFault) -> [AdSpend.Spend] {
        var spends: [AdSpend.Spend] = []
        for purse in purses {
            let own = try spend(purse, record, index, view, &tables, &notes)
            if let own { spends.append(own) }
        }
        guard let first = spends.first else {
            let field = plan.has("spend") ? "spend" : "spend_low"
            throw FieldFault(field, Bytes(start: nil, count: 0), "the spend is missing; where nothing was spent it says 0")
        }
        guard purses.count > 1 else { return spends }
        let some = spends.filter { $0.high.map { !$0.isZero } ?? true }
        return some.isEmpty ? [first] : some
    }

    private func spend(
        _ purse: AdSpendColumns.Purse, _ record: Record, _ index: Int, _ view: BatchView, _ tables: inout EvidenceTables,
        _ notes: inout NormalisationNotes
    ) throws(FieldFault) -> AdSpend.Spend? {
        let whole = view.field(purse.plan.slot("spend"), of: record, at: index)
        let lower = view.field(purse.plan.slot("spend_low"), of: record, at: index)
        let upper = view.field(purse.plan.slot("spend_high"), of: record, at: index)
        if whole.trimmed.isEmpty, lower.trimmed.isEmpty, upper.trimmed.isEmpty { return nil }
        var ends: (low: ExactDecimal?, high: ExactDecimal?) = (nil, nil)
        var currency: Int?
        func read(_ text: String, _ cell: Bytes, _ field: String, isExact: Bool) throws(FieldFault) -> ExactDecimal {
            let (value, own) = try end(
                text, cell, field, isExact, purse, view.field(plan.slot("currency"), of: record, at: index), &tables, &notes)
            currency = own
            return value
        }
        if !whole.trimmed.isEmpty {
            let interval = SpendInterval(whole.trimmed.text)
            ends.low = try interval.low.map { text throws(FieldFault) in try read(text, whole, "spend", isExact: interval.isExact) }
            ends.high =
                interval.isExact
                ? ends.low : try interval.high.map { text throws(FieldFault) in try read(text, whole, "spend", isExact: false) }
        } else {
            if !lower.trimmed.isEmpty { ends.low = try read(lower.trimmed.text, lower, "spend_low", isExact: true) }
            if !upper.trimmed.isEmpty { ends.high = try read(upper.trimmed.text, upper, "spend_high", isExact: true) }
        }
        let low = ends.low ?? .zero
        if let high = ends.high, high < low {
            throw FieldFault(
                whole.trimmed.isEmpty ? "spend_high" : "spend", whole.trimmed.isEmpty ? upper : whole, "the interval ends before it begins")
        }
        guard let currency else { return nil }
        return AdSpend.Spend(low: low, high: ends.high, currency: tables.currencies.known[currency].text)
    }

    /// One end of an interval, and its currency's index.
    private func end(
        _ text: String, _ cell: Bytes, _ field: String, _ isExact: Bool, _ purse: AdSpendColumns.Purse, _ currencyCell: Bytes,
        _ tables: inout EvidenceTables, _ notes: inout NormalisationNotes
    ) throws(FieldFault) -> (ExactDecimal, Int) {
        var text = text
        var code = purse.currency ?? currencyCell.text
        let parser = AmountParser(format: formats.amount(field))
        let result: Result<(ExactDecimal, Int), FieldFault> = text.withUTF8 { bytes in
            do throws(FieldFault) {
                if !isExact { try requireCertain(bytes, cell, field) }
                let reading = try MoneyReader.amount(bytes, parser, field: field, notes: &notes)
                guard !reading.value.isNegative else { throw FieldFault(field, cell, "the spend is negative; what was spent is 0 or more") }
                guard reading.value.reduced.scale <= 6 else {
                    throw FieldFault(field, cell, "it has more than 6 decimals, which no money has")
                }
                let currency = try code.withUTF8Fault { code throws(FieldFault) in
                    try money.currency(code, bytes, reading, field: field, tables: &tables)
                }
                return .success((reading.value.reduced, currency))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Interval ends are not profiled with the column, so that what `1.000` means there is known only where the configuration says it.
    private func requireCertain(_ bytes: Bytes, _ cell: Bytes, _ field: String) throws(FieldFault) {
        guard !decimalsGiven, let point = try? AmountParser(format: .point).read(bytes).value,
            let comma = try? AmountParser(format: .comma).read(bytes).value, point != comma
        else { return }
        throw FieldFault(
            field, cell, "\(bytes.text) is \(point) or \(comma); set parse.decimalSeparator of the source")
    }

    /// A record does not get lost with its number of advertisements: what cannot be read is nil and noted.
    private static func count(_ cell: Bytes, notes: inout NormalisationNotes) -> Int64? {
        if cell.trimmed.isEmpty { return nil }
        guard let reading = try? AmountParser(format: .whole).read(cell), reading.mark.isEmpty, reading.value.scale == 0,
            reading.value.mantissa >= 0
        else {
            notes.unreadableOptionalValues += 1
            return nil
        }
        return reading.value.mantissa
    }
}

extension String {
    fileprivate mutating func withUTF8Fault<Value>(_ body: (Bytes) throws(FieldFault) -> Value) throws(FieldFault) -> Value {
        let result: Result<Value, FieldFault> = withUTF8 { bytes in
            do throws(FieldFault) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        return try result.get()
    }
}
