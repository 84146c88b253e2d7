internal import PipelineModel

/// Reads what a ledger record says of money: the amount, its currency, and who of a statement's two sides paid.
struct MoneyReader: Sendable {
    struct Money {
        /// As the entry carries it.
        var amount: ExactDecimal
        /// The index of the currency among ``CurrencyMemo/known``.
        var currency: Int
        /// In a one-account statement, whether the account's holder paid.
        var holderPays = true
    }

    let amount: FieldSlot
    let debit: FieldSlot
    let credit: FieldSlot
    let currency: FieldSlot
    let amountParser: AmountParser
    let debitParser: AmountParser
    let creditParser: AmountParser
    let currencyParser: CurrencyParser
    let isStatement: Bool
    let negative: SourceConfiguration.NegativeMeaning

    init(source: SourceConfiguration, plan: ColumnPlan, formats: ColumnFormats, registry: CurrencyRegistry, isStatement: Bool) {
        amount = plan.slot("amount")
        debit = plan.slot("debit")
        credit = plan.slot("credit")
        currency = plan.slot("currency")
        amountParser = AmountParser(format: formats.amount("amount"))
        debitParser = AmountParser(format: formats.amount("debit"))
        creditParser = AmountParser(format: formats.amount("credit"))
        currencyParser = CurrencyParser(registry: registry)
        negative = source.parse.negative
        self.isStatement = isStatement
    }

    func read(
        _ record: Record, at index: Int, in view: BatchView, tables: inout EvidenceTables, notes: inout NormalisationNotes
    ) throws(FieldFault) -> Money {
        let currencyCell = view.field(currency, of: record, at: index)
        if amount.isAbsent { return try readSides(record, at: index, in: view, currencyCell, tables: &tables, notes: &notes) }
        let cell = view.field(amount, of: record, at: index)
        let reading = try Self.amount(cell, amountParser, field: "amount", notes: &notes)
        let currency = try self.currency(currencyCell, cell, reading, field: "amount", tables: &tables)
        guard !reading.value.isZero else { throw FieldFault("amount", cell, Self.zero) }
        if isStatement { return Money(amount: reading.value.magnitude, currency: currency, holderPays: reading.value.isNegative) }
        return Money(amount: signed(reading.value), currency: currency)
    }

    /// Debit and credit: the column says who paid, so a minus sign in it is the bank's way of writing, unless `parse.negative` is
    /// `reversal`: then it takes money back along the same way.
    private func readSides(
        _ record: Record, at index: Int, in view: BatchView, _ currencyCell: Bytes, tables: inout EvidenceTables,
        notes: inout NormalisationNotes
    ) throws(FieldFault) -> Money {
        let debitCell = view.field(debit, of: record, at: index)
        let creditCell = view.field(credit, of: record, at: index)
        let debited = try Self.optionalAmount(debitCell, debitParser, field: "debit", notes: &notes)
        let credited = try Self.optionalAmount(creditCell, creditParser, field: "credit", notes: &notes)
        let isDebit = debited.map { !$0.value.isZero } ?? false
        let isCredit = credited.map { !$0.value.isZero } ?? false
        guard !(isDebit && isCredit) else {
            throw FieldFault("debit", debitCell, "debit and credit are both given; a movement of money has one of them")
        }
        guard debited != nil || credited != nil else {
            throw FieldFault("debit", debitCell, "the amount is missing: debit and credit are both empty")
        }
        guard let reading = isDebit ? debited : isCredit ? credited : nil else { throw FieldFault("debit", debitCell, Self.zero) }
        let (cell, field) = isDebit ? (debitCell, "debit") : (creditCell, "credit")
        let currency = try self.currency(currencyCell, cell, reading, field: field, tables: &tables)
        return Money(amount: signed(reading.value), currency: currency, holderPays: isDebit)
    }

    private static let zero = "the amount is zero: no money moved"

    private func signed(_ amount: ExactDecimal) -> ExactDecimal { negative == .reversal ? amount : amount.magnitude }

    private static func optionalAmount(
        _ cell: Bytes, _ parser: AmountParser, field: String, notes: inout NormalisationNotes
    ) throws(FieldFault) -> AmountParser.Reading? {
        let trimmed = cell.trimmed
        // Statements fill the side that is not meant with nothing or a dash.
        if trimmed.isEmpty || (trimmed.count == 1 && trimmed[0] == 0x2D) { return nil }
        return try amount(cell, parser, field: field, notes: &notes)
    }

    @inline(__always)
    static func amount(
        _ cell: Bytes, _ parser: AmountParser, field: String, notes: inout NormalisationNotes
    ) throws(FieldFault) -> AmountParser.Reading {
        do throws(ValueFault) {
            return try parser.read(cell)
        } catch {
            if !cell.trimmed.isEmpty { notes.formatFailures += 1 }
            throw FieldFault(field, cell, error.reason)
        }
    }

    /// The currency's cell decides; where it is empty, a sign or code in the amount that belongs to one currency.
    @inline(__always)
    func currency(
        _ cell: Bytes, _ amountCell: Bytes, _ reading: AmountParser.Reading, field: String, currencyField: String = "currency",
        tables: inout EvidenceTables
    ) throws(FieldFault) -> Int {
        let mark = amountCell.slice(reading.mark)
        let isFromMark = !mark.isEmpty && cell.trimmed.isEmpty
        let index: Int
        do throws(ValueFault) {
            index = try tables.currency(isFromMark ? mark : cell, currencyParser)
        } catch {
            throw FieldFault(currencyField, cell, error.reason)
        }
        if !mark.isEmpty, !isFromMark {
            do throws(ValueFault) {
                try currencyParser.mark(mark, fits: tables.currencies.known[index].code)
            } catch {
                throw FieldFault(field, amountCell, error.reason)
            }
        }
        return index
    }
}
